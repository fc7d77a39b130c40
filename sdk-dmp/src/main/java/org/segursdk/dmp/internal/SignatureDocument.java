package org.segursdk.dmp.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The parts of a signature document, taken only from where they have to stand: what is digested and what is read is the same
 * element, since there may be one of each name and each id stands once. Source: dmp §7.1; XSW1–8.
 */
final class SignatureDocument {
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String XADES = "http://uri.etsi.org/01903/v1.1.1#";
    private static final Set<String> ID_NAMES = Set.of("Id", "ID", "id");
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_REFERENCES = 1000;

    /** The document is not of the form that can be checked. */
    static final class FormException extends Exception {
        private static final long serialVersionUID = 1L;

        FormException(String message) {
            super(message);
        }
    }

    /**
     * A reference with its digest.
     *
     * @param uri what is referred to
     * @param type kind of thing, {@code ""} when not told
     * @param transforms algorithms
     * @param digestMethod algorithm
     * @param digestValue base64 as written
     */
    record Reference(String uri, String type, List<String> transforms, String digestMethod, String digestValue) {
        @Override
        public String toString() {
            return "Reference";
        }
    }

    private final Element root;
    private final Element signedInfo;
    private final Element manifest;
    private final Element signedProperties;

    private SignatureDocument(Document document) throws FormException {
        this.root = document.getDocumentElement();
        require(is(root, DS, "Signature"), "root");
        checkWhole();
        this.signedInfo = only(root, DS, "SignedInfo");
        Element holder = null;
        Element properties = null;
        for (Element object : children(root, DS, "Object")) {
            List<Element> manifests = children(object, DS, "Manifest");
            holder = manifests.isEmpty() ? holder : manifests.get(0);
            List<Element> qualifying = children(object, XADES, "QualifyingProperties");
            if (!qualifying.isEmpty()) {
                require(qualifying.get(0).getAttribute("Target").equals('#' + root.getAttribute("Id")), "target");
                properties = only(qualifying.get(0), XADES, "SignedProperties");
            }
        }
        if (holder == null || properties == null) {
            throw new FormException("manifest or properties missing");
        }
        this.manifest = holder;
        this.signedProperties = properties;
    }

    static SignatureDocument read(byte[] xml) throws FormException {
        require(xml.length <= MAX_BYTES, "size");
        try {
            return new SignatureDocument(SecureXml.parse(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException e) {
            throw new FormException("not readable");
        }
    }

    /** One signature, one manifest, one set of properties anywhere; ids that mean one element; nothing inherited. */
    private void checkWhole() throws FormException {
        Set<String> ids = new HashSet<>();
        Set<String> single = new HashSet<>();
        List<Element> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            Element element = open.remove(open.size() - 1);
            String name = element.getLocalName();
            boolean unique = is(element, DS, "Signature")
                    || is(element, DS, "SignedInfo")
                    || is(element, DS, "Manifest")
                    || is(element, XADES, "QualifyingProperties")
                    || is(element, XADES, "SignedProperties");
            require(!unique || single.add(name), name);
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                require(!XMLConstants.XML_NS_URI.equals(attribute.getNamespaceURI()), "xml attribute");
                boolean id = attribute.getNamespaceURI() == null && ID_NAMES.contains(attribute.getName());
                require(!id || ids.add(attribute.getValue()), "id");
            }
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inner) {
                    open.add(inner);
                }
            }
        }
    }

    String canonicalization() throws FormException {
        return only(signedInfo, DS, "CanonicalizationMethod").getAttribute("Algorithm");
    }

    String signatureMethod() throws FormException {
        return only(signedInfo, DS, "SignatureMethod").getAttribute("Algorithm");
    }

    String signatureValue() throws FormException {
        return only(root, DS, "SignatureValue").getTextContent();
    }

    /** The reference to the manifest. */
    Reference manifestReference() throws FormException {
        return referenceTo(manifest);
    }

    /** The reference to the signed properties. */
    Reference propertiesReference() throws FormException {
        return referenceTo(signedProperties);
    }

    private Reference referenceTo(Element target) throws FormException {
        String id = target.getAttribute("Id");
        List<Reference> found = new ArrayList<>();
        for (Reference each : references(signedInfo)) {
            if (!id.isEmpty() && each.uri().equals('#' + id)) {
                found.add(each);
            }
        }
        require(found.size() == 1, "reference");
        return found.get(0);
    }

    /** What the manifest lists. */
    List<Reference> documents() throws FormException {
        return references(manifest);
    }

    private static List<Reference> references(Element parent) throws FormException {
        List<Element> elements = children(parent, DS, "Reference");
        require(elements.size() <= MAX_REFERENCES, "references");
        List<Reference> references = new ArrayList<>();
        for (Element each : elements) {
            List<String> transforms = new ArrayList<>();
            for (Element list : children(each, DS, "Transforms")) {
                children(list, DS, "Transform").forEach(one -> transforms.add(one.getAttribute("Algorithm")));
            }
            references.add(new Reference(
                    each.getAttribute("URI"),
                    each.getAttribute("Type"),
                    List.copyOf(transforms),
                    only(each, DS, "DigestMethod").getAttribute("Algorithm"),
                    only(each, DS, "DigestValue").getTextContent()));
        }
        return references;
    }

    /** Base64 of the certificates, the signer's first. */
    List<String> certificates() throws FormException {
        List<String> found = new ArrayList<>();
        for (Element data : children(only(root, DS, "KeyInfo"), DS, "X509Data")) {
            children(data, DS, "X509Certificate").forEach(each -> found.add(each.getTextContent()));
        }
        require(!found.isEmpty() && found.size() <= 10, "certificates");
        return found;
    }

    /** Digest algorithm and value of the certificate that the signed properties name first. */
    Reference signingCertificate() throws FormException {
        Element properties = only(signedProperties, XADES, "SignedSignatureProperties");
        List<Element> certificates = children(only(properties, XADES, "SigningCertificate"), XADES, "Cert");
        require(!certificates.isEmpty(), "certificate");
        Element digest = only(certificates.get(0), XADES, "CertDigest");
        // The official sample has them in the namespace of XAdES, the standard in that of the signature.
        String namespace = children(digest, XADES, "DigestMethod").isEmpty() ? DS : XADES;
        return new Reference(
                "",
                "",
                List.of(),
                only(digest, namespace, "DigestMethod").getAttribute("Algorithm"),
                only(digest, namespace, "DigestValue").getTextContent());
    }

    /** The time of signing as the signer says it. */
    Optional<String> signingTime() throws FormException {
        Element properties = only(signedProperties, XADES, "SignedSignatureProperties");
        return children(properties, XADES, "SigningTime").stream().findFirst().map(each -> each.getTextContent()
                .strip());
    }

    private static Element only(Element parent, String namespace, String name) throws FormException {
        List<Element> found = children(parent, namespace, name);
        require(found.size() == 1, name);
        return found.get(0);
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, namespace, name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean is(Element element, String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    private static void require(boolean condition, String what) throws FormException {
        if (!condition) {
            throw new FormException(what);
        }
    }
}
