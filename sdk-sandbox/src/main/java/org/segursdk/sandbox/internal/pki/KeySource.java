package org.segursdk.sandbox.internal.pki;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.internal.Aside;

/** Where the keys, serial numbers and dates of certificates come from: chance and the clock, or a seed. */
final class KeySource {
    /** Today, for certificates that must be the same every day; their ends are counted from it. */
    private static final Instant FIXED = Instant.parse("2034-01-01T00:00:00Z");

    private final @Nullable Long seed;
    private @Nullable CompletableFuture<KeyPair> ahead;

    private KeySource(@Nullable Long seed) {
        this.seed = seed;
    }

    /** Fresh keys. */
    static KeySource random() {
        return new KeySource(null);
    }

    /** The same keys for the same seed and slug on every JDK: for reproducible artefacts, protecting nothing. */
    static KeySource seeded(long seed) {
        return new KeySource(seed);
    }

    Instant now() {
        return seed == null ? Instant.now() : FIXED;
    }

    SecureRandom randomFor(String purpose) {
        return seed == null ? new SecureRandom() : new Sequence(seed, purpose);
    }

    /** For authorities and certificates that serve TLS alone: EC, which is fast to make; RSA where signatures must be reproducible. */
    KeyPair fast(String slug) throws GeneralSecurityException {
        if (seed != null) {
            return rsa(slug);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), randomFor(slug));
        return generator.generateKeyPair();
    }

    /** Makes the next RSA key meanwhile, on a thread of its own: it takes longest. Nothing where a seed decides. */
    synchronized void prepareRsa() {
        if (seed == null && ahead == null) {
            ahead = Aside.run("segur-sandbox-key", () -> {
                try {
                    return newRsa("");
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("key of the sandbox", e);
                }
            });
        }
    }

    private synchronized @Nullable CompletableFuture<KeyPair> takePrepared() {
        CompletableFuture<KeyPair> prepared = ahead;
        ahead = null;
        return prepared;
    }

    /** For whatever signs XML, and for the server, whose national counterparts are RSA. */
    KeyPair rsa(String slug) throws GeneralSecurityException {
        CompletableFuture<KeyPair> prepared = takePrepared();
        return prepared == null ? newRsa(slug) : prepared.join();
    }

    private KeyPair newRsa(String slug) throws GeneralSecurityException {
        KeyPairGenerator generator = seed == null
                ? KeyPairGenerator.getInstance("RSA")
                // One implementation whatever the JDK: the primes follow from the bytes drawn.
                : KeyPairGenerator.getInstance("RSA", new BouncyCastleProvider());
        generator.initialize(2048, randomFor(slug));
        return generator.generateKeyPair();
    }

    /** SHA-256 over seed, purpose and a counter. */
    private static final class Sequence extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] prefix;
        private long counter;
        private byte[] block = new byte[0];
        private int used;

        Sequence(long seed, String purpose) {
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
                    block = next();
                    used = 0;
                }
                bytes[i] = block[used++];
            }
        }

        private byte[] next() {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(prefix);
                return sha256.digest(
                        ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
