package org.segursdk.soap;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;

/** A throw-away authority for the tests. */
public final class TestPki {
    private static final char[] PASSWORD = "test".toCharArray();
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final KeyPair authorityKeys = keys();
    private final X509Certificate authority;
    private final String name;

    public TestPki(String name) {
        this.name = name;
        this.authority = issue("CN=" + name, authorityKeys, true, List.of(), 1, 365);
    }

    /** A key with its certificate, usable by either side. */
    public record Holder(KeyPair keys, X509Certificate certificate, X509Certificate authority) {
        public ClientCredentials credentials() {
            try {
                Path file = Files.createTempFile("test", ".p12");
                try (OutputStream out = Files.newOutputStream(file)) {
                    store().store(out, PASSWORD);
                    return ClientCredentials.pkcs12(file, PASSWORD);
                } finally {
                    Files.delete(file);
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        KeyStore store() throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", keys.getPrivate(), PASSWORD, new Certificate[] {certificate, authority});
            return store;
        }
    }

    public TrustMaterial trust() {
        return TrustMaterial.of(List.of(authority));
    }

    public Holder client(String subject) {
        return holder(subject, List.of(), 1, 365);
    }

    /** A client whose key is on the curve P-256. */
    public Holder ellipticClient(String subject) {
        KeyPair keys = keys("EC", 256);
        return new Holder(keys, issue(subject, keys, false, List.of(), 1, 365), authority);
    }

    public Holder client(String subject, int daysAgo, int daysAhead) {
        return holder(subject, List.of(), daysAgo, daysAhead);
    }

    public Holder server(String... names) {
        return holder("CN=" + names[0], List.of(names), 1, 365);
    }

    public Holder expiredServer(String... names) {
        return holder("CN=" + names[0], List.of(names), 10, -1);
    }

    private Holder holder(String subject, List<String> names, int daysAgo, int daysAhead) {
        KeyPair keys = keys();
        return new Holder(keys, issue(subject, keys, false, names, daysAgo, daysAhead), authority);
    }

    /** A server context that trusts this authority for clients. */
    public SSLContext serverContext(Holder server) {
        try {
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(server.store(), PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority);
            TrustManagerFactory trustManagers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issue(
            String subject, KeyPair keys, boolean ca, List<String> names, int daysAgo, int daysAhead) {
        try {
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + name),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(now.minus(daysAgo, ChronoUnit.DAYS)),
                    Date.from(now.plus(daysAhead, ChronoUnit.DAYS)),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            if (!names.isEmpty()) {
                GeneralName[] all = names.stream()
                        .map(each -> new GeneralName(
                                Character.isDigit(each.charAt(0)) ? GeneralName.iPAddress : GeneralName.dNSName, each))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            }
            X509CertificateHolder issued =
                    builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authorityKeys.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(issued);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        return keys("RSA", 2048);
    }

    private static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
