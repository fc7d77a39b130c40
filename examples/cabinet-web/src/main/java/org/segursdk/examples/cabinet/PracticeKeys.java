package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;

/**
 * The keys that seal what the database holds, in a file beside it: good enough for invented patients. For real ones they come from a
 * key store or a vault, and never lie beside what they open.
 */
final class PracticeKeys implements ContentKeys {
    private static final int KEY = 32;

    private final byte[] secrets;

    private PracticeKeys(byte[] secrets) {
        this.secrets = secrets.clone();
    }

    /** Those of the folder, drawn when there are none yet. */
    static PracticeKeys of(Path folder) throws IOException {
        Path file = folder.resolve("example-keys.bin");
        if (!Files.exists(file)) {
            byte[] drawn = new byte[2 * KEY];
            new SecureRandom().nextBytes(drawn);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, drawn);
        }
        return new PracticeKeys(Files.readAllBytes(file));
    }

    @Override
    public String currentKeyId() {
        return "example";
    }

    @Override
    public SecretKey key(String id) {
        if (!id.equals(currentKeyId())) {
            throw new IllegalArgumentException("no such key");
        }
        return new SecretKeySpec(Arrays.copyOf(secrets, KEY), "AES");
    }

    /** A second secret, never changed: patients' rows are found by it. */
    Pseudonyms pseudonyms() {
        return Pseudonyms.of(new SecretKeySpec(Arrays.copyOfRange(secrets, KEY, 2 * KEY), "HmacSHA256"));
    }

    @Override
    public String toString() {
        return "PracticeKeys";
    }
}
