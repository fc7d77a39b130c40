package org.segursdk.sandbox.internal.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.segursdk.core.credentials.SandboxMark;

/** Makes keys and certificates. What signs XML is RSA, the rest EC where that will do: it is made in no time. */
final class CertificateFactory {
    /** Card type, on CPS cards: 0 CPS, 1 CPF, 2 CDE-CPE, 3 CPA. Its ASN.1 type is inferred. Source: insi §3.4. */
    private static final ASN1ObjectIdentifier CARD_TYPE = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.2");

    /** Long past, so that a test clock may stand anywhere after it. */
    private static final Instant NOT_BEFORE = Instant.parse("2020-01-01T00:00:00Z");

    private CertificateFactory() {}

    /** A key with its certificate. */
    record Issued(PrivateKey key, X509Certificate certificate) {}

    static Issued authority(KeySource source, String commonName) throws GeneralSecurityException, IOException {
        KeyPair keys = source.fast(commonName);
        X500Name name = name(commonName, "");
        X509v3CertificateBuilder builder = builder(
                name, name, keys, source.now().plus(Duration.ofDays(3650)), source.randomFor("serial " + commonName));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return new Issued(keys.getPrivate(), sign(builder, keys.getPrivate()));
    }

    static Issued issue(KeySource source, CertificateSpec spec, Issued authority)
            throws GeneralSecurityException, IOException {
        KeyPair keys = spec.authenticatesOnly() ? source.fast(spec.slug()) : source.rsa(spec.slug());
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        X500Name subject = name(spec.commonName(), spec.organisationalUnit());
        X509v3CertificateBuilder builder = builder(
                issuer, subject, keys, end(spec.validity(), source.now()), source.randomFor("serial " + spec.slug()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                        .createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
        addUsages(builder, spec);
        return new Issued(keys.getPrivate(), sign(builder, authority.key()));
    }

    private static void addUsages(X509v3CertificateBuilder builder, CertificateSpec spec) throws IOException {
        int usage =
                spec.use().signs() ? KeyUsage.digitalSignature | KeyUsage.nonRepudiation : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!spec.use().signs()) {
            KeyPurposeId purpose = spec.use() == CertificateSpec.Use.SERVER
                    ? KeyPurposeId.id_kp_serverAuth
                    : KeyPurposeId.id_kp_clientAuth;
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
        if (spec.use() == CertificateSpec.Use.SERVER) {
            GeneralName named = new GeneralName(GeneralName.dNSName, spec.commonName());
            GeneralName[] names = "localhost".equals(spec.commonName())
                    ? new GeneralName[] {
                        named,
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                        new GeneralName(GeneralName.iPAddress, "::1")
                    }
                    : new GeneralName[] {named};
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        if (spec.use().onCard()) {
            builder.addExtension(CARD_TYPE, false, new ASN1Integer(spec.use().onStaffCard() ? 2 : 0));
        }
    }

    /** A list of revoked certificates, which never gets old. */
    static X509CRL revocations(Issued authority, Collection<BigInteger> serials) throws GeneralSecurityException {
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer, Date.from(NOT_BEFORE));
        builder.setNextUpdate(authority.certificate().getNotAfter());
        serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(NOT_BEFORE), CRLReason.cessationOfOperation));
        try {
            return new JcaX509CRLConverter().getCRL(builder.build(signer(authority.key())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("revocation list", e);
        }
    }

    private static Instant end(CertificateSpec.Validity validity, Instant now) {
        return switch (validity) {
            case VALID, REVOKED -> now.plus(Duration.ofDays(1095));
            case EXPIRED -> now.minus(Duration.ofDays(1));
            case EXPIRING -> now.plus(Duration.ofDays(10));
        };
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant end, SecureRandom random) {
        BigInteger serial = new BigInteger(120, random).setBit(120);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(NOT_BEFORE), Date.from(end), subject, keys.getPublic());
    }

    private static X500Name name(String commonName, String organisationalUnit) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        builder.addRDN(BCStyle.C, "FR");
        builder.addRDN(BCStyle.O, SandboxMark.ORGANISATION);
        if (!organisationalUnit.isEmpty()) {
            builder.addRDN(BCStyle.OU, organisationalUnit);
        }
        builder.addRDN(BCStyle.CN, commonName);
        return builder.build();
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("certificate signature", e);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        String algorithm = "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaContentSignerBuilder(algorithm).build(key);
    }
}
