package org.segursdk.dmp.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.ContentSource;
import org.segursdk.dmp.XadesForm.Algorithm;
import org.segursdk.dmp.internal.SignatureDocument.FormException;
import org.segursdk.dmp.internal.SignatureDocument.Reference;
import org.segursdk.dmp.retrieve.SignatureVerdict;
import org.segursdk.dmp.retrieve.SignatureVerdict.Reason;

/** Verifies what {@link SubmissionSignature} makes, and what others make alike. Source: dmp §7.1. */
public final class SubmissionVerification {
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String C14N_COMMENTS = C14N + "#WithComments";
    private static final int MAX_SIGNATURE = 8 << 20;
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** A check that failed. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Refusal(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }
    }

    private final SignerTrust trust;
    private final Clock clock;

    public SubmissionVerification(TrustMaterial trust, Clock clock) {
        this.trust = new SignerTrust(trust);
        this.clock = clock;
    }

    /** @throws IOException one of the two contents cannot be read */
    public SignatureVerdict verify(ContentSource signature, String uniqueId, ContentSource document)
            throws IOException {
        byte[] xml;
        try (InputStream in = signature.open()) {
            xml = in.readNBytes(MAX_SIGNATURE + 1);
        }
        try {
            return verify(xml, uniqueId, document);
        } catch (FormException | XMLStreamException | IllegalArgumentException e) {
            return new SignatureVerdict.Invalid(Reason.FORM);
        } catch (Refusal e) {
            return new SignatureVerdict.Invalid(e.reason);
        }
    }

    private SignatureVerdict verify(byte[] xml, String uniqueId, ContentSource document)
            throws FormException, XMLStreamException, Refusal, IOException {
        SignatureDocument parts = SignatureDocument.read(xml);
        SignedParts canonical = new SignedParts(xml);
        requireSame(parts.manifestReference(), canonical, SignatureDocument.DS, "Manifest");
        requireSame(parts.propertiesReference(), canonical, SignatureDocument.XADES, "SignedProperties");
        List<X509Certificate> chain = chain(parts);
        X509Certificate signer = chain.get(0);
        boolean sha1 = requireSigned(parts, canonical, signer);
        Reference certificate = parts.signingCertificate();
        byte[] named = DocumentDigest.digest(digestName(certificate)).digest(encoded(signer));
        require(MessageDigest.isEqual(named, value(certificate)), Reason.CERTIFICATE_OTHER);
        Optional<Instant> time = time(parts);
        Instant now = clock.instant();
        require(time.filter(told -> told.isAfter(now.plus(SKEW))).isEmpty(), Reason.TIME);
        require(trust.trusts(chain, time.orElse(now)), Reason.CERTIFICATE_UNTRUSTED);
        Reference listed = requireDocument(parts, uniqueId, document);
        return new SignatureVerdict.Valid(
                signer, time, sha1 || listed.digestMethod().equals(Algorithm.SHA_1.digestUri()));
    }

    private static void requireSame(Reference reference, SignedParts canonical, String namespace, String name)
            throws Refusal, XMLStreamException, IOException {
        requireTransforms(reference);
        byte[] actual = canonical.digest(namespace, name, digestName(reference));
        require(MessageDigest.isEqual(actual, value(reference)), Reason.SIGNATURE_ALTERED);
    }

    /** Whether the signature uses SHA-1. */
    private static boolean requireSigned(SignatureDocument parts, SignedParts canonical, X509Certificate signer)
            throws FormException, Refusal, XMLStreamException, IOException {
        String method = parts.canonicalization();
        require(method.equals(C14N) || method.equals(C14N_COMMENTS), Reason.ALGORITHM);
        String told = parts.signatureMethod();
        Algorithm algorithm = Arrays.stream(Algorithm.values())
                .filter(each -> each.signatureUri().equals(told))
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.ALGORITHM));
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        canonical.canonical(SignatureDocument.DS, "SignedInfo", octets, method.equals(C14N_COMMENTS));
        require("RSA".equals(signer.getPublicKey().getAlgorithm()), Reason.ALGORITHM);
        require(signs(algorithm, signer, octets.toByteArray(), parts.signatureValue()), Reason.SIGNATURE_ALTERED);
        return algorithm == Algorithm.SHA_1;
    }

    private static boolean signs(Algorithm algorithm, X509Certificate signer, byte[] octets, String value) {
        try {
            Signature signature = Signature.getInstance(algorithm.signatureName());
            signature.initVerify(signer.getPublicKey());
            signature.update(octets);
            return signature.verify(Base64.getMimeDecoder().decode(value));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Reference requireDocument(SignatureDocument parts, String uniqueId, ContentSource document)
            throws FormException, Refusal, IOException {
        List<Reference> listed = parts.documents().stream()
                .filter(each -> each.uri().equals("urn:oid:" + uniqueId))
                .toList();
        require(listed.size() == 1, Reason.DOCUMENT_NOT_SIGNED);
        Reference reference = listed.get(0);
        requireTransforms(reference);
        String algorithm = digestName(reference);
        ContentReading reading = reference.transforms().isEmpty()
                ? ContentReading.ofBytes(document, algorithm)
                : ContentReading.ofXml(document, algorithm);
        DocumentDigest digest;
        try {
            digest = reading.digest();
        } catch (XMLStreamException e) {
            // What was signed was well-formed.
            throw new Refusal(Reason.DOCUMENT_ALTERED);
        }
        require(MessageDigest.isEqual(digest.value(), value(reference)), Reason.DOCUMENT_ALTERED);
        return reference;
    }

    private static void requireTransforms(Reference reference) throws Refusal {
        List<String> transforms = reference.transforms();
        require(
                transforms.isEmpty()
                        || transforms.size() == 1 && transforms.get(0).equals(C14N_COMMENTS),
                Reason.ALGORITHM);
    }

    private static String digestName(Reference reference) throws Refusal {
        for (Algorithm each : Algorithm.values()) {
            if (each.digestUri().equals(reference.digestMethod())) {
                return each.digestName();
            }
        }
        throw new Refusal(Reason.ALGORITHM);
    }

    private static byte[] value(Reference reference) {
        return Base64.getMimeDecoder().decode(reference.digestValue());
    }

    private static List<X509Certificate> chain(SignatureDocument parts) throws FormException {
        return SignerTrust.certificates(parts.certificates());
    }

    private static byte[] encoded(X509Certificate certificate) throws FormException {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new FormException("certificate");
        }
    }

    /** A time without offset is taken as UTC; one that is no time, as none. */
    private static Optional<Instant> time(SignatureDocument parts) throws FormException {
        String text = parts.signingTime().orElse("");
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }
    }

    private static void require(boolean condition, Reason reason) throws Refusal {
        if (!condition) {
            throw new Refusal(reason);
        }
    }
}
