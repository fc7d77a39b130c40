package org.segursdk.cda.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import org.segursdk.core.terminology.Oid;

/**
 * Identifiers inside one document: UUIDs in upper case (cda §1.2) derived from the document's id and the place, so that the
 * same input gives the same bytes and two documents never share one.
 */
public final class Ids {
    private final Oid document;

    public Ids(Oid document) {
        this.document = document;
    }

    /** The identifier of a place in the document, such as {@code pb-3}. */
    public String at(String place) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((document.value() + '#' + place).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            long high = bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
            long low = bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString().toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
