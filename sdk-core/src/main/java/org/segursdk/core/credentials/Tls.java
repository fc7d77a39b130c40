package org.segursdk.core.credentials;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts: TLS 1.2 and 1.3 only, the caller's authorities, the client's key. Thread-safe. */
public final class Tls {
    /** The protocol versions allowed. Source: dmp §1.2. */
    public static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private Tls() {}

    /** A context for mutual TLS with these credentials. */
    public static SSLContext context(ClientCredentials credentials, TrustMaterial trust) {
        return create(new SingleKeyManager(credentials.authentication()), trust);
    }

    /** A context that presents no client certificate. */
    public static SSLContext context(TrustMaterial trust) {
        return create(null, trust);
    }

    private static SSLContext create(@Nullable KeyManager keyManager, TrustMaterial trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = keyManager == null ? null : new KeyManager[] {keyManager};
            context.init(keys, trustManagers(trust), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS context", e);
        }
    }

    private static TrustManager @Nullable [] trustManagers(TrustMaterial trust)
            throws GeneralSecurityException, IOException {
        if (trust.authorities().isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int index = 0;
        for (X509Certificate authority : trust.authorities()) {
            store.setCertificateEntry("ca" + index++, authority);
        }
        RevocationPolicy revocation = trust.revocation().orElse(null);
        if (revocation != null) {
            return RevocationCheck.trustManagers(store, revocation);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Presents one key, whatever the server lists: the national servers do not always list their issuers. */
    private static final class SingleKeyManager extends X509ExtendedKeyManager {
        private static final String ALIAS = "client";
        private final KeyMaterial material;

        SingleKeyManager(KeyMaterial material) {
            this.material = material;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return material.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return TokenKeys.forTls(material);
        }
    }
}
