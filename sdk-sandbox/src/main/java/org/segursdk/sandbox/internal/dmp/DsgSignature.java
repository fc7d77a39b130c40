package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.stream.XMLStreamException;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.sandbox.internal.soap.Bounded;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.KeyInfo;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.TrustCheck;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Verifies the signature document of a submission: its core signature, then every digest of its manifest against the bytes
 * received. Source: dmp §7.1.
 */
final class DsgSignature {
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.1.1#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String C14N_COMMENTS = C14N + "#WithComments";
    private static final String PURPOSE = "1.2.840.10065.1.12.1.14";
    private static final long LIMIT = 4L * 1024 * 1024;
    private static final Map<String, String> DIGESTS = Map.of(
            DSIG + "sha1",
            "SHA-1",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "SHA-384",
            "http://www.w3.org/2001/04/xmlenc#sha512",
            "SHA-512");
    private static final Set<String> METHODS = Set.of(
            DSIG + "rsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");

    private final Element root;
    private final RegistryErrors errors;

    private DsgSignature(Element root, RegistryErrors errors) {
        this.root = root;
        this.errors = errors;
    }

    /**
     * @param expected the documents signed, by uniqueId
     * @param setId uniqueId of the submission set
     */
    static void verify(
            StoredPart part,
            String setId,
            Map<String, StoredPart> expected,
            TrustCheck trust,
            String structure,
            RegistryErrors errors)
            throws IOException {
        try (InputStream in = new Bounded(part.open(), LIMIT)) {
            Element root = SecureXml.parse(in).getDocumentElement();
            DsgSignature signature = new DsgSignature(root, errors);
            Optional<Element> manifest = signature.core(trust, structure);
            if (manifest.isPresent()) {
                signature.manifest(manifest.get(), setId, expected);
            }
            signature.properties();
        } catch (SAXException | Bounded.TooLong e) {
            errors.add(RegistryErrors.SIGNATURE, "the signature document is not XML, holds a DTD or exceeds 4 MiB");
        } catch (Refusal e) {
            errors.add(RegistryErrors.SIGNATURE, e.text());
        }
    }

    /** The manifest, when the core signature is right. */
    private Optional<Element> core(TrustCheck trust, String structure) throws Refusal {
        if (!Dom.is(root, DSIG, "Signature")) {
            return fail("the root must be ds:Signature");
        }
        Map<String, Element> ids = new HashMap<>();
        for (Element element : Dom.descendants(root)) {
            String id = element.getAttribute("Id");
            if (!id.isEmpty() && ids.put(id, element) != null) {
                return fail("an Id occurs twice");
            }
        }
        Element manifest = ids.get("IHEManifest");
        Element signed = ids.get("S0-SignedProperties");
        if (manifest == null || !isManifest(manifest) || signed == null || !Dom.is(signed, XADES, "SignedProperties")) {
            return fail("Object/Manifest Id=\"IHEManifest\" or SignedProperties Id=\"S0-SignedProperties\" is missing");
        }
        if (!shape()) {
            return Optional.empty();
        }
        X509Certificate signer = KeyInfo.certificate(root)
                .orElseThrow(() -> Refusal.sandbox("KeyInfo/X509Data/X509Certificate is missing or unreadable"));
        trust.objection(signer).ifPresent(problem -> errors.add(RegistryErrors.SIGNATURE, problem));
        errors.check(
                structure.isEmpty() || structure.equals(TrustCheck.subjectPart(signer, "OU")),
                RegistryErrors.SIGNATURE,
                "the signing certificate is not that of the structure");
        signingCertificate(signed, signer);
        return validates(signer) ? Optional.of(manifest) : fail("the core signature does not verify");
    }

    private boolean isManifest(Element element) {
        return Dom.is(element, DSIG, "Manifest")
                && element.getParentNode() instanceof Element object
                && Dom.is(object, DSIG, "Object")
                && object.getParentNode() == root;
    }

    private boolean shape() {
        Element info = Dom.child(root, DSIG, "SignedInfo").orElse(null);
        if (info == null) {
            return fail("no SignedInfo").isPresent();
        }
        List<String> problems = new ArrayList<>();
        if (!C14N_COMMENTS.equals(algorithm(info, "CanonicalizationMethod"))) {
            problems.add("CanonicalizationMethod must be " + C14N_COMMENTS);
        }
        if (!METHODS.contains(algorithm(info, "SignatureMethod"))) {
            problems.add("SignatureMethod is not accepted");
        }
        Set<String> references = new HashSet<>();
        for (Element reference : Dom.children(info, DSIG, "Reference")) {
            references.add(reference.getAttribute("URI") + " " + reference.getAttribute("Type"));
            if (!transforms(reference).stream().allMatch(t -> t.equals(C14N) || t.equals(C14N_COMMENTS))) {
                problems.add("a Reference of SignedInfo bears another transform than canonicalisation");
            }
            if (!DIGESTS.containsKey(algorithm(reference, "DigestMethod"))) {
                problems.add("DigestMethod is not accepted");
            }
        }
        boolean both = references.equals(
                Set.of("#IHEManifest " + DSIG + "Manifest", "#S0-SignedProperties " + XADES + "SignedProperties"));
        if (!both || Dom.children(info, DSIG, "Reference").size() != 2) {
            problems.add("SignedInfo must refer to the manifest and to the signed properties, with their types");
        }
        problems.forEach(problem -> errors.add(RegistryErrors.SIGNATURE, problem));
        return problems.isEmpty();
    }

    /**
     * Core validation, on a copy without the signature properties: no reference covers them, and where they stand in no
     * namespace, as in the official sample, the JDK does not read them.
     */
    private boolean validates(X509Certificate signer) {
        Element copy = ((Document) root.getOwnerDocument().cloneNode(true)).getDocumentElement();
        for (Element object : Dom.children(copy, DSIG, "Object")) {
            if (Dom.child(object, DSIG, "SignatureProperties").isPresent()) {
                copy.removeChild(object);
            }
        }
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), copy);
        Dom.descendants(copy).stream()
                .filter(element -> element.hasAttribute("Id"))
                .forEach(element -> context.setIdAttributeNS(element, null, "Id"));
        boolean legacy = Dom.descendants(root).stream()
                .map(e -> e.getAttribute("Algorithm"))
                .anyMatch(a -> a.equals(DSIG + "sha1") || a.equals(DSIG + "rsa-sha1"));
        context.setProperty("org.jcp.xml.dsig.secureValidation", !legacy);
        try {
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    /** The digest of the signing certificate must be that of KeyInfo's. */
    private void signingCertificate(Element signed, X509Certificate signer) throws Refusal {
        Element digest = Dom.path(
                        signed, XADES, "SignedSignatureProperties", "SigningCertificate", "Cert", "CertDigest")
                .orElseThrow(() -> Refusal.sandbox("SigningCertificate/Cert/CertDigest is missing"));
        String value = anyText(digest, "DigestValue");
        String method = DIGESTS.getOrDefault(anyAlgorithm(digest), "");
        try {
            boolean same = !method.isEmpty()
                    && MessageDigest.isEqual(
                            MessageDigest.getInstance(method).digest(signer.getEncoded()), decode(value));
            errors.check(same, RegistryErrors.SIGNATURE, "CertDigest is not that of the signing certificate");
        } catch (GeneralSecurityException e) {
            throw Refusal.sandbox("the signing certificate cannot be digested");
        }
        errors.check(
                Dom.path(signed, XADES, "SignedSignatureProperties", "SigningTime")
                                .isPresent()
                        && Dom.path(signed, XADES, "SignedSignatureProperties", "SignaturePolicyIdentifier")
                                .isPresent(),
                RegistryErrors.SIGNATURE,
                "SigningTime or SignaturePolicyIdentifier is missing");
    }

    private void manifest(Element manifest, String setId, Map<String, StoredPart> expected) throws IOException {
        List<Element> references = Dom.children(manifest, DSIG, "Reference");
        boolean set = !references.isEmpty()
                && references.get(0).getAttribute("URI").equals("urn:oid:" + setId)
                && "AA==".equals(Dom.childText(references.get(0), DSIG, "DigestValue"));
        errors.check(set, RegistryErrors.SIGNATURE, "the manifest must begin with the submission set, digest AA==");
        Set<String> seen = new HashSet<>();
        for (Element reference : references.subList(Math.min(1, references.size()), references.size())) {
            String uri = reference.getAttribute("URI");
            String id = uri.startsWith("urn:oid:") ? uri.substring("urn:oid:".length()) : "";
            StoredPart part = expected.get(id);
            if (part == null || !seen.add(id)) {
                errors.add(
                        RegistryErrors.SIGNATURE, "the manifest names a document twice, or one not in the submission");
            } else {
                digest(reference, id, part);
            }
        }
        errors.check(
                seen.equals(expected.keySet()),
                RegistryErrors.SIGNATURE,
                "the manifest does not name every document of the submission");
    }

    private void digest(Element reference, String id, StoredPart part) throws IOException {
        List<String> transforms = transforms(reference);
        String method = DIGESTS.getOrDefault(algorithm(reference, "DigestMethod"), "");
        boolean xml = part.mediaType().type().endsWith("xml");
        boolean right = xml ? transforms.equals(List.of(C14N_COMMENTS)) : transforms.isEmpty();
        if (!right || method.isEmpty()) {
            errors.add(
                    RegistryErrors.SIGNATURE,
                    "manifest, document " + id
                            + ": XML wants the canonicalisation with comments, other media no transform,"
                            + " and a known digest");
            return;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(method);
            try (InputStream in = part.open();
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                if (xml) {
                    StreamingC14n.canonicalize(in, out, true);
                } else {
                    in.transferTo(out);
                }
            }
            boolean same =
                    MessageDigest.isEqual(digest.digest(), decode(Dom.childText(reference, DSIG, "DigestValue")));
            errors.check(
                    same,
                    RegistryErrors.SIGNATURE,
                    "manifest, document " + id + ": digest differs from the bytes received");
        } catch (XMLStreamException e) {
            errors.add("XDSRepositoryError", "document " + id + " is not well-formed XML or holds a DTD");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(method, e);
        }
    }

    /** The purpose stands in no namespace in the official sample, in that of signatures in the standard: both are right. */
    private void properties() {
        boolean purpose = Dom.descendants(root).stream()
                .filter(e -> "SignatureProperty".equals(e.getLocalName()))
                .anyMatch(e -> "purposeOfSignature".equals(e.getAttribute("Id")) && PURPOSE.equals(Dom.text(e)));
        errors.check(purpose, RegistryErrors.SIGNATURE, "SignatureProperty purposeOfSignature is missing");
    }

    private static List<String> transforms(Element reference) {
        return Dom.child(reference, DSIG, "Transforms")
                .map(list -> Dom.children(list, DSIG, "Transform").stream()
                        .map(t -> t.getAttribute("Algorithm"))
                        .toList())
                .orElse(List.of());
    }

    private static String algorithm(Element parent, String name) {
        return Dom.child(parent, DSIG, name)
                .map(e -> e.getAttribute("Algorithm"))
                .orElse("");
    }

    /** Inside CertDigest the two elements stand in the namespace of XAdES, in the standard in that of signatures. */
    private static String anyText(Element parent, String name) {
        return Dom.children(parent).stream()
                .filter(e -> name.equals(e.getLocalName()))
                .map(Dom::text)
                .findFirst()
                .orElse("");
    }

    private static String anyAlgorithm(Element parent) {
        return Dom.children(parent).stream()
                .filter(e -> "DigestMethod".equals(e.getLocalName()))
                .map(e -> e.getAttribute("Algorithm"))
                .findFirst()
                .orElse("");
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private Optional<Element> fail(String problem) {
        errors.add(RegistryErrors.SIGNATURE, problem);
        return Optional.empty();
    }
}
