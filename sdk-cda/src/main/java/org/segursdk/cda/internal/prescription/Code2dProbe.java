package org.segursdk.cda.internal.prescription;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.core.error.Violations;

/** One pass over the image of the 2D code: its size, and whether it is the image it says. */
public final class Code2dProbe {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private Code2dProbe() {}

    /** The size in bytes; 0 without an image. Rules {@code EP-CODE2D-IMAGE}, {@code CONTENT-UNREADABLE}. */
    public static long check(Optional<Code2dImage> code, String path, Violations violations) {
        if (code.isEmpty()) {
            return 0;
        }
        byte[] magic = code.get().format() == Code2dImage.Format.PNG ? PNG : JPEG;
        try (InputStream in = code.get().image().open()) {
            byte[] first = in.readNBytes(magic.length);
            long size = first.length + in.transferTo(java.io.OutputStream.nullOutputStream());
            violations.check(
                    Arrays.equals(first, magic),
                    path,
                    "EP-CODE2D-IMAGE",
                    "ce n'est pas l'image " + code.get().format() + " annoncée",
                    "this is not the " + code.get().format() + " image it says");
            return size;
        } catch (IOException unreadable) {
            violations.add(
                    path,
                    "CONTENT-UNREADABLE",
                    "l'image du code 2D ne peut être lue",
                    "the image of the 2D code cannot be read");
            return 0;
        }
    }
}
