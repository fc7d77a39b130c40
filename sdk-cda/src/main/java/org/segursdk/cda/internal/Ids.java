package org.segursdk.cda.internal;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.segursdk.core.terminology.Oid;

/**
 * Identifiers inside one document: UUIDs in upper case (cda §1.2) derived from the document's id and the place, so that the
 * same input gives the same bytes and two documents never share one. Not thread-safe.
 */
public final class Ids {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest;
    private final byte[] hash = new byte[20];
    private final byte[] uuid = new byte[36];
    private final int stem;
    private byte[] name;

    public Ids(Oid document) {
        byte[] start = (document.value() + '#').getBytes(StandardCharsets.US_ASCII);
        this.stem = start.length;
        this.name = Arrays.copyOf(start, stem + 64);
        try {
            this.digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The identifier of a place in the document, such as {@code pb-3}; places are ASCII. */
    public String at(String place) {
        return new String(ascii(place, ""), StandardCharsets.ISO_8859_1);
    }

    /** Writes {@code id} with the identifier of a place. */
    public void write(XmlOut out, String place) {
        write(out, place, "");
    }

    /** Writes {@code id} with the identifier of the place that is these two put together. */
    public void write(XmlOut out, String place, String suffix) {
        out.emptyRaw("id", "root", ascii(place, suffix));
    }

    /** The identifier in a buffer that the next call fills anew. */
    @SuppressWarnings("deprecation") // getBytes of ASCII into the buffer, without an array between
    private byte[] ascii(String place, String suffix) {
        int size = stem + place.length() + suffix.length();
        if (size > name.length) {
            name = Arrays.copyOf(name, 2 * size);
        }
        place.getBytes(0, place.length(), name, stem);
        suffix.getBytes(0, suffix.length(), name, stem + place.length());
        digest.update(name, 0, size);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        // RFC 9562: version 5, variant 1.
        hash[6] = (byte) (hash[6] & 0x0F | 0x50);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        int at = 0;
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                uuid[at++] = '-';
            }
            uuid[at++] = HEX[hash[i] >> 4 & 0xF];
            uuid[at++] = HEX[hash[i] & 0xF];
        }
        return uuid;
    }
}
