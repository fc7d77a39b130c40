package org.segursdk.dmp.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.XadesForm;

/**
 * The signature document of a submission: IHE DSG detached, XAdES v1.1.1. Each signed part is written in canonical form from
 * the start, so that its digest is that of its text with the namespaces in scope added: nothing is parsed again. Source:
 * dmp §7.1, examples §7.1.
 */
public final class SubmissionSignature {
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.1.1#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";
    private static final String PURPOSE = "1.2.840.10065.1.12.1.14";
    private static final String XMLNS_DS = " xmlns:ds=\"" + DS + '"';
    private static final String XMLNS_X = " xmlns:x=\"" + XADES + '"';

    /**
     * What the manifest says of a document.
     *
     * @param uniqueId the document's id
     * @param digest its digest
     */
    public record Signed(Oid uniqueId, DocumentDigest digest) {}

    private final XadesForm form;
    private final KeyMaterial key;

    public SubmissionSignature(XadesForm form, KeyMaterial key) {
        this.form = form;
        this.key = key;
    }

    /**
     * @param id of the signature element, an NCName
     * @param submissionSet uniqueId of the submission set
     * @param documents every document submitted
     * @param time of signing, with its offset
     * @return the document, UTF-8, without XML declaration
     * @throws SegurSecurityException codes {@code SIGNATURE-KEY-TYPE}, {@code SIGNATURE-FAILED}
     */
    public byte[] sign(String id, Oid submissionSet, List<Signed> documents, OffsetDateTime time) {
        requireRsa();
        String manifest = manifestContent(submissionSet, documents);
        String properties = signedPropertiesContent(time);
        String manifestDigest =
                digest("<ds:Manifest" + XMLNS_DS + " Id=\"IHEManifest\">" + manifest + "</ds:Manifest>");
        String propertiesDigest = digest("<x:SignedProperties" + XMLNS_DS + XMLNS_X + " Id=\"S0-SignedProperties\">"
                + properties + "</x:SignedProperties>");
        String signedInfo = signedInfoContent(manifestDigest, propertiesDigest);
        String value = sign("<ds:SignedInfo" + XMLNS_DS + '>' + signedInfo + "</ds:SignedInfo>");
        StringBuilder out = new StringBuilder(8192);
        out.append("<ds:Signature").append(XMLNS_DS).append(" Id=\"").append(id).append("\"><ds:SignedInfo>");
        out.append(signedInfo).append("</ds:SignedInfo><ds:SignatureValue>").append(value);
        out.append("</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>");
        out.append(base64(encoded(key.certificate())));
        out.append("</ds:X509Certificate></ds:X509Data></ds:KeyInfo>");
        out.append("<ds:Object><ds:Manifest Id=\"IHEManifest\">").append(manifest);
        out.append("</ds:Manifest></ds:Object>");
        signatureProperties(out, id);
        out.append("<ds:Object><x:QualifyingProperties")
                .append(XMLNS_X)
                .append(" Target=\"#")
                .append(id);
        out.append("\"><x:SignedProperties Id=\"S0-SignedProperties\">").append(properties);
        out.append("</x:SignedProperties></x:QualifyingProperties></ds:Object></ds:Signature>");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String signedInfoContent(String manifestDigest, String propertiesDigest) {
        StringBuilder out = new StringBuilder(1024);
        empty(out, "ds:CanonicalizationMethod", C14N);
        empty(out, "ds:SignatureMethod", form.algorithm().signatureUri());
        out.append("<ds:Reference Type=\"").append(DS).append("Manifest\" URI=\"#IHEManifest\">");
        if (form.manifestTransform()) {
            transform(out);
        }
        digestOf(out, "ds", manifestDigest);
        out.append("</ds:Reference><ds:Reference Type=\"").append(XADES).append("SignedProperties\"");
        out.append(" URI=\"#S0-SignedProperties\">");
        digestOf(out, "ds", propertiesDigest);
        return out.append("</ds:Reference>").toString();
    }

    private String manifestContent(Oid submissionSet, List<Signed> documents) {
        StringBuilder out = new StringBuilder(512 * (1 + documents.size()));
        out.append("<ds:Reference URI=\"urn:oid:").append(submissionSet.value()).append("\">");
        digestOf(out, "ds", "AA==");
        out.append("</ds:Reference>");
        for (Signed each : documents) {
            out.append("<ds:Reference URI=\"urn:oid:")
                    .append(each.uniqueId().value())
                    .append("\">");
            if (each.digest().canonical()) {
                transform(out);
            }
            digestOf(out, "ds", base64(each.digest().value()));
            out.append("</ds:Reference>");
        }
        return out.toString();
    }

    private String signedPropertiesContent(OffsetDateTime time) {
        StringBuilder out = new StringBuilder(2048);
        out.append("<x:SignedSignatureProperties><x:SigningTime>");
        out.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS)));
        out.append("</x:SigningTime><x:SigningCertificate>");
        List<X509Certificate> listed = form.fullChain() ? key.chain() : List.of(key.certificate());
        for (X509Certificate certificate : listed) {
            out.append("<x:Cert><x:CertDigest>");
            byte[] digest = DocumentDigest.digest(form.algorithm().digestName()).digest(encoded(certificate));
            digestOf(out, "x", base64(digest));
            out.append("</x:CertDigest><x:IssuerSerial><ds:X509IssuerName>");
            escape(out, certificate.getIssuerX500Principal().getName(X500Principal.RFC2253));
            out.append("</ds:X509IssuerName><ds:X509SerialNumber>").append(certificate.getSerialNumber());
            out.append("</ds:X509SerialNumber></x:IssuerSerial></x:Cert>");
        }
        out.append("</x:SigningCertificate><x:SignaturePolicyIdentifier><x:SignaturePolicyImplied>");
        out.append("</x:SignaturePolicyImplied></x:SignaturePolicyIdentifier></x:SignedSignatureProperties>");
        return out.append("<x:SignedDataObjectProperties></x:SignedDataObjectProperties>")
                .toString();
    }

    private void signatureProperties(StringBuilder out, String id) {
        String prefix = form.qualifiedSignatureProperties() ? "ds:" : "";
        out.append("<ds:Object><")
                .append(prefix)
                .append("SignatureProperties><")
                .append(prefix);
        out.append("SignatureProperty Id=\"purposeOfSignature\" Target=\"#")
                .append(id)
                .append("\">");
        out.append(PURPOSE)
                .append("</")
                .append(prefix)
                .append("SignatureProperty></")
                .append(prefix);
        out.append("SignatureProperties></ds:Object>");
    }

    private static void transform(StringBuilder out) {
        out.append("<ds:Transforms>");
        empty(out, "ds:Transform", C14N);
        out.append("</ds:Transforms>");
    }

    private void digestOf(StringBuilder out, String prefix, String value) {
        empty(out, prefix + ":DigestMethod", form.algorithm().digestUri());
        out.append('<').append(prefix).append(":DigestValue>").append(value);
        out.append("</").append(prefix).append(":DigestValue>");
    }

    private static void empty(StringBuilder out, String name, String algorithm) {
        out.append('<').append(name).append(" Algorithm=\"").append(algorithm).append("\"></");
        out.append(name).append('>');
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
    }

    private String digest(String canonical) {
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        return base64(DocumentDigest.digest(form.algorithm().digestName()).digest(bytes));
    }

    private String sign(String canonical) {
        try {
            String name = form.algorithm().signatureName();
            Optional<Provider> provider = key.provider();
            Signature signature =
                    provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
            signature.initSign(key.privateKey());
            signature.update(canonical.getBytes(StandardCharsets.UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException | ProviderException e) {
            // The JDK throws the second when a card is taken out.
            throw SegurSecurityException.notSent(
                    "SIGNATURE-FAILED",
                    LocalizedText.of(
                            "la clé de signature n'a pas pu signer le lot de soumission",
                            "the signing key could not sign the submission"),
                    e);
        }
    }

    private void requireRsa() {
        if (!"RSA".equals(key.privateKey().getAlgorithm())) {
            throw SegurSecurityException.notSent(
                    "SIGNATURE-KEY-TYPE",
                    LocalizedText.of(
                            "la signature d'un lot de soumission demande une clé RSA",
                            "the signature of a submission needs an RSA key"),
                    null);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
