package org.segursdk.dmp;

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
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.segursdk.core.credentials.ClientCredentials;

/** Keys and certificates made for a test: a self-signed authority and a leaf. */
public final class TestKeys {
    private static final char[] PASSWORD = "test".toCharArray();

    private TestKeys() {}

    /** @param algorithm {@code RSA} or {@code EC} */
    public static ClientCredentials make(Path folder, String algorithm) throws IOException, GeneralSecurityException {
        String signature = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        KeyPair authority = pair(algorithm);
        KeyPair leaf = pair(algorithm);
        X500Name issuer = new X500Name("CN=AC d'essai & <fils>,O=ESSAI,C=FR");
        try {
            X509Certificate root = certificate(issuer, issuer, 1, authority, authority, signature);
            X509Certificate own = certificate(
                    issuer, new X500Name("CN=essai,OU=10B0193488,C=FR"), 123_456_789L, leaf, authority, signature);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("own", leaf.getPrivate(), PASSWORD, new Certificate[] {own, root});
            Path file = folder.resolve(algorithm + ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD);
            }
            return ClientCredentials.pkcs12(file, PASSWORD.clone());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, long serial, KeyPair own, KeyPair signer, String algorithm)
            throws GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                issuer,
                                BigInteger.valueOf(serial),
                                Date.from(now.minusSeconds(3600)),
                                Date.from(now.plusSeconds(86_400)),
                                subject,
                                own.getPublic())
                        .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
    }
}
