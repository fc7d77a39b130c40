package org.segursdk.conformance.checks.security;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.ClientCredentials;

/**
 * TLS of who looks at an endpoint of the product and sends nothing of value: it takes any certificate, in order to read it, even when
 * the endpoint then turns it away.
 */
final class Witness {
    private static final char[] NONE = new char[0];

    private final Reader reader = new Reader();
    private final SSLContext context;

    private Witness(KeyManager @Nullable [] keys) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {reader}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS of the kit", e);
        }
    }

    /** Without certificate. */
    static Witness anonymous() {
        return new Witness(null);
    }

    /** With a certificate. */
    static Witness of(ClientCredentials credentials) {
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
            return new Witness(factory.getKeyManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS of the kit", e);
        }
    }

    SSLContext context() {
        return context;
    }

    /** The certificate an endpoint showed last. */
    Optional<X509Certificate> seen() {
        return Optional.ofNullable(reader.shown);
    }

    /** Extended, so that the JDK adds no judgement of its own. */
    private static final class Reader extends X509ExtendedTrustManager {
        private volatile @Nullable X509Certificate shown;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            shown = chain[0];
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            shown = chain[0];
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            shown = chain[0];
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
