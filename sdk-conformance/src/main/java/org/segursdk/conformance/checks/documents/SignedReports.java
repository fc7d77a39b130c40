package org.segursdk.conformance.checks.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Files of the scenario {@code signed-report}: an XML document with its signature in it, enveloped or enveloping, or a PDF signed as a whole
 * (CMS). The signature bears its certificate, which names an authority of the IGC-Santé as its issuer; whether it chains to that authority
 * and stands unrevoked is a person's to look up (REM-CDA-21).
 */
final class SignedReports {
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    /** Source: insi §3.2, names of its authorities, of test and of production. */
    private static final String AUTHORITY = "IGC-SANTE";

    private SignedReports() {}

    static void look(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("signed-report")) {
            files.saw(each);
            byte[] bytes = Files.readAllBytes(each.file());
            Optional<X509Certificate> signer =
                    each.checked().kind() == FileKind.PDF ? SignedPdf.signer(bytes) : signer(bytes);
            files.require(
                    signer.isPresent(),
                    "signature",
                    each,
                    LocalizedText.of(
                            "la signature est absente, ne couvre pas tout le document ou n'est pas valide",
                            "the signature is absent, does not cover the whole document or is not valid"),
                    LocalizedText.of(
                            "signer en dernier, tout le document (XML : référence \"\" ou #Id ; PDF : le fichier entier), sans le réécrire ensuite",
                            "sign last, the whole document (XML: reference \"\" or #Id; PDF: the whole file), and write it no more afterwards"));
            files.require(
                    signer.map(SignedReports::isOfTheAuthority).orElse(true),
                    "authority",
                    each,
                    LocalizedText.of(
                            "le certificat de la signature n'est pas émis par une autorité de l'IGC-Santé",
                            "the signature's certificate is not issued by an authority of the IGC-Santé"),
                    LocalizedText.of(
                            "signer avec un certificat ou un cachet de l'IGC-Santé",
                            "sign with a certificate or a seal of the IGC-Santé"));
        }
    }

    private static boolean isOfTheAuthority(X509Certificate certificate) {
        return certificate
                .getIssuerX500Principal()
                .getName()
                .toUpperCase(Locale.ROOT)
                .contains(AUTHORITY);
    }

    private static Optional<X509Certificate> signer(byte[] xml) throws IOException {
        try {
            Document document = SecureXml.parse(new ByteArrayInputStream(xml));
            NodeList found = document.getElementsByTagNameNS(SIGNATURE, "Signature");
            if (found.getLength() == 0) {
                return Optional.empty();
            }
            OwnCertificate own = new OwnCertificate();
            DOMValidateContext context = new DOMValidateContext(own, found.item(0));
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<?> references = signature.getSignedInfo().getReferences();
            boolean whole = references.stream()
                    .map(Reference.class::cast)
                    .anyMatch(each -> "".equals(each.getURI())
                            || signature.getObjects().size() == 1
                                    && each.getURI() != null
                                    && each.getURI().startsWith("#"));
            return whole && signature.validate(context) ? Optional.ofNullable(own.certificate) : Optional.empty();
        } catch (SAXException | MarshalException | XMLSignatureException e) {
            return Optional.empty();
        }
    }

    /** The key of the certificate that the signature bears. */
    private static final class OwnCertificate extends KeySelector {
        @Nullable
        private X509Certificate certificate;

        @Override
        public KeySelectorResult select(
                javax.xml.crypto.dsig.keyinfo.@Nullable KeyInfo info,
                Purpose purpose,
                javax.xml.crypto.AlgorithmMethod method,
                XMLCryptoContext context)
                throws KeySelectorException {
            if (info != null) {
                for (Object data : info.getContent()) {
                    if (data instanceof X509Data certificates) {
                        for (Object each : certificates.getContent()) {
                            if (each instanceof X509Certificate found) {
                                certificate = found;
                                return found::getPublicKey;
                            }
                        }
                    }
                }
            }
            throw new KeySelectorException("no certificate in the signature");
        }
    }
}
