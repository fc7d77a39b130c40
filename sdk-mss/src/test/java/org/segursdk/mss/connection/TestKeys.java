package org.segursdk.mss.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.segursdk.core.credentials.ClientCredentials;

/** A client's key without the sandbox's mark, as production wants it. */
final class TestKeys {
    private TestKeys() {}

    static ClientCredentials client() {
        try {
            Path file = Files.createTempFile("client", ".p12");
            try {
                KeyStore store = TestPki.OTHER.keyStore(TestPki.Server.valid().host("client.test"));
                try (OutputStream out = Files.newOutputStream(file)) {
                    store.store(out, "x".toCharArray());
                }
                return ClientCredentials.pkcs12(file, "x".toCharArray());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
