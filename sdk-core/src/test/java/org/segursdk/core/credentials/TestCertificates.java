package org.segursdk.core.credentials;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Self-signed certificates for tests. */
public final class TestCertificates {
    private TestCertificates() {}

    public static KeyMaterial selfSigned(String dn, Instant from, Instant to) throws Exception {
        return selfSigned("EC", 256, dn, from, to);
    }

    public static KeyMaterial selfSigned(String algorithm, int size, String dn, Instant from, Instant to)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name(dn);
        String signature = algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name, BigInteger.TEN, Date.from(from), Date.from(to), name, pair.getPublic())
                        .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
        return new KeyMaterial(pair.getPrivate(), List.of(certificate), null);
    }
}
