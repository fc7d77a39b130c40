package org.segursdk.annuaire.internal.store;

import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;

/** States kept beside the copy, as bytes. */
public final class Kept {
    private Kept() {}

    public static byte[] bytes(DirectoryProfessional value) {
        return Codec.bytes(value);
    }

    public static byte[] bytes(DirectoryStructure value) {
        return Codec.bytes(value);
    }

    public static DirectoryProfessional professional(byte[] bytes) {
        return Codec.professional(bytes);
    }

    public static DirectoryStructure structure(byte[] bytes) {
        return Codec.structure(bytes);
    }
}
