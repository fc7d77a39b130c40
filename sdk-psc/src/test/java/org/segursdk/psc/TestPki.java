package org.segursdk.psc;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;

/** An authority, a server of its and clients of its. */
final class TestPki {
    static final TestPki KNOWN = new TestPki("C=FR,O=TEST,CN=AC OF THE TESTS");
    static final TestPki STRANGE = new TestPki("C=FR,O=OTHER,CN=AC OF NOBODY");

    private static final char[] PASSWORD = "x".toCharArray();

    private final X500Name name;
    private final KeyPair keys = ec();
    private final KeyPair endKeys = ec();
    private final X509Certificate authority;
    private SSLContext server;
    private final Map<String, ClientCredentials> clients = new ConcurrentHashMap<>();
    private final AtomicLong serials = new AtomicLong(2);

    private TestPki(String name) {
        this.name = new X500Name(name);
        this.authority = issue(name, keys, true);
    }

    /** Quick in handshakes, of which the tests make thousands. */
    private static KeyPair ec() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustMaterial trust() {
        return TrustMaterial.of(List.of(authority));
    }

    /** One for each name: the tests' keys take their time. */
    ClientCredentials client(String commonName) {
        return clients.computeIfAbsent(commonName, this::newClient);
    }

    private ClientCredentials newClient(String commonName) {
        try {
            Path file = Files.createTempFile("client", ".p12");
            try {
                KeyStore store = empty();
                store.setKeyEntry("key", endKeys.getPrivate(), PASSWORD, new X509Certificate[] {
                    issue("C=FR,O=TEST,CN=" + commonName, endKeys, false), authority
                });
                try (OutputStream out = Files.newOutputStream(file)) {
                    store.store(out, PASSWORD);
                }
                return ClientCredentials.pkcs12(file, PASSWORD);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server on this machine that asks clients for a certificate of this authority. */
    synchronized SSLContext server() {
        if (server == null) {
            server = newServer();
        }
        return server;
    }

    private SSLContext newServer() {
        try {
            KeyStore store = empty();
            store.setKeyEntry("key", endKeys.getPrivate(), PASSWORD, new X509Certificate[] {
                issue("C=FR,O=TEST,CN=localhost", endKeys, false), authority
            });
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(store, PASSWORD);
            KeyStore trusted = empty();
            trusted.setCertificateEntry("ca", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private X509Certificate issue(String subject, KeyPair of, boolean isAuthority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(isAuthority ? 1 : serials.getAndIncrement()),
                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                    Date.from(Instant.now().plus(Duration.ofDays(500))),
                    new X500Name(subject),
                    of.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
