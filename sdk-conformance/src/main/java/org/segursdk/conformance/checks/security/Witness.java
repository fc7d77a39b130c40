package org.segursdk.conformance.checks.security;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.ClientCredentials;

/** TLS of who looks at an endpoint of the product and sends nothing of value: it takes any certificate, in order to read it. */
final class Witness {
    private static final char[] NONE = new char[0];

    private Witness() {}

    /** Without certificate. */
    static SSLContext context() {
        return context((KeyManager[]) null);
    }

    /** With a certificate. */
    static SSLContext context(ClientCredentials credentials) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "client",
                    credentials.authentication().privateKey(),
                    NONE,
                    credentials.authentication().chain().toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NONE);
            return context(factory.getKeyManagers());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("TLS of the kit", e);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new Reader()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS of the kit", e);
        }
    }

    private static final class Reader implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
