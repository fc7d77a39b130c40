package org.segursdk.conformance.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Reproducible bytes for the throw-away keys of the corpus: SHA-256 over a seed and a counter, the same on every JDK. Never
 * for a key that protects anything.
 */
final class SeededSecureRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] prefix;
    private long counter;
    private transient byte[] block = new byte[0];
    private transient int used;

    SeededSecureRandom(long seed, String purpose) {
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        this.prefix = ByteBuffer.allocate(Long.BYTES + label.length)
                .putLong(seed)
                .put(label)
                .array();
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (used == block.length) {
                block = nextBlock();
                used = 0;
            }
            bytes[i] = block[used++];
        }
    }

    @Override
    public byte[] generateSeed(int length) {
        byte[] bytes = new byte[length];
        nextBytes(bytes);
        return bytes;
    }

    private byte[] nextBlock() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(prefix);
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
