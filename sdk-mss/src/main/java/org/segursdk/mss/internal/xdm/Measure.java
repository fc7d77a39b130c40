package org.segursdk.mss.internal.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * What one pass over some bytes tells.
 *
 * @param size number of bytes
 * @param sha1 SHA-1, lower-case hexadecimal
 * @param crc CRC-32
 */
public record Measure(long size, String sha1, long crc) {
    /** Asked after each piece whether to go on. */
    @FunctionalInterface
    public interface Guard {
        /** @param size bytes seen so far */
        void check(long size) throws IOException;
    }

    /** Reads the stream to its end. */
    public static Measure of(InputStream in, Guard guard) throws IOException {
        MessageDigest sha1 = newSha1();
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha1.update(buffer, 0, read);
            crc.update(buffer, 0, read);
            size += read;
            guard.check(size);
        }
        return new Measure(size, HexFormat.of().formatHex(sha1.digest()), crc.getValue());
    }

    static Measure of(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new Measure(bytes.length, HexFormat.of().formatHex(newSha1().digest(bytes)), crc.getValue());
    }

    private static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
