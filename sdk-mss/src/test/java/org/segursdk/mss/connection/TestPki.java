package org.segursdk.mss.connection;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.segursdk.core.credentials.TrustMaterial;

/** An authority for the mail servers of the tests, and the certificates a test wants of it. */
final class TestPki {
    /** The operator's authority. */
    static final TestPki OPERATOR = new TestPki("C=FR,O=TEST OPERATOR,CN=AC ELEMENTAIRE ORGANISATIONS");
    /** One that nobody trusts. */
    static final TestPki OTHER = new TestPki("C=FR,O=OTHER,CN=AC WEB");

    private static final KeyPair SERVER_KEYS = rsa();
    private static final char[] NO_PASSWORD = new char[0];

    private final X500Name name;
    private final KeyPair keys = rsa();
    private final X509Certificate authority;
    private final AtomicLong serials = new AtomicLong(2);

    private TestPki(String name) {
        this.name = new X500Name(name);
        this.authority = authority();
    }

    /** A server's certificate to be. */
    record Server(String host, Instant until, String crl) {
        static Server valid() {
            return new Server("localhost", Instant.now().plus(Duration.ofDays(30)), "");
        }

        Server host(String value) {
            return new Server(value, until, crl);
        }

        Server expired() {
            return new Server(host, Instant.now().minus(Duration.ofDays(1)), crl);
        }

        Server crl(String address) {
            return new Server(host, until, address);
        }
    }

    TrustMaterial trust() {
        return TrustMaterial.of(List.of(authority));
    }

    X509Certificate issue(Server server) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serials.getAndIncrement()),
                    Date.from(Instant.now().minus(Duration.ofDays(400))),
                    Date.from(server.until()),
                    new X500Name("C=FR,O=TEST,CN=" + server.host()),
                    SERVER_KEYS.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, server.host())));
            if (!server.crl().isEmpty()) {
                GeneralName address = new GeneralName(GeneralName.uniformResourceIdentifier, server.crl());
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(new GeneralNames(address)), null, null)
                }));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate authority() {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.now().minus(Duration.ofDays(500))),
                    Date.from(Instant.now().plus(Duration.ofDays(500))),
                    name,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list of what was revoked. */
    X509CRL revocations(Instant nextUpdate, X509Certificate... revoked) {
        try {
            JcaX509v2CRLBuilder builder =
                    new JcaX509v2CRLBuilder(authority, Date.from(Instant.now().minus(Duration.ofDays(2))));
            builder.setNextUpdate(Date.from(nextUpdate));
            for (X509Certificate each : revoked) {
                builder.addCRLEntry(
                        each.getSerialNumber(),
                        Date.from(Instant.now().minus(Duration.ofDays(3))),
                        CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter().getCRL(builder.build(signer()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyStore keyStore(Server server) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(
                "key", SERVER_KEYS.getPrivate(), "x".toCharArray(), new X509Certificate[] {issue(server), authority});
        return store;
    }

    SSLContext context(Server server) {
        return context(issue(server), null);
    }

    /** @param clients the only authority of clients, which then must have a certificate; null to ask none */
    SSLContext context(X509Certificate certificate, X509Certificate clients) {
        try {
            KeyStore store = empty();
            store.setKeyEntry(
                    "key", SERVER_KEYS.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate, authority});
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(store, NO_PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = empty();
            trusted.setCertificateEntry("ca", clients == null ? authority : clients);
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

    private ContentSigner signer() {
        try {
            PrivateKey key = keys.getPrivate();
            return new JcaContentSignerBuilder("SHA256withRSA").build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
