package org.segursdk.sandbox.internal.soap;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Verifies the enveloped signature of a SAML assertion, so that nothing but the verified node is used afterwards: the shape
 * is checked before any cryptography (one signature, one reference, to this very element by an ID that occurs once, the two
 * expected transforms), which leaves a wrapped or moved assertion nowhere to hide. Source: dmp §3.1, reliability S2.
 */
public final class AssertionSignature {
    public static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String ENVELOPED = DSIG + "enveloped-signature";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final Set<String> SIGNATURE_ALGORITHMS = Set.of(
            DSIG + "rsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");
    private static final Set<String> DIGEST_ALGORITHMS = Set.of(
            DSIG + "sha1",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final Set<String> ID_NAMES = Set.of("ID", "Id", "id", "AssertionID");

    private AssertionSignature() {}

    /** Whether the assertion holds a signature at all. */
    public static boolean isSigned(Element assertion) {
        return !Dom.children(assertion, DSIG, "Signature").isEmpty();
    }

    /**
     * Verifies and returns the signer's certificate; the caller judges the certificate.
     *
     * @param assertion the node whose content will be used
     * @throws Refusal whatever is wrong with the signature
     */
    public static X509Certificate verify(Element assertion) throws Refusal {
        Element signature = shape(assertion);
        X509Certificate signer = KeyInfo.certificate(signature)
                .orElseThrow(() -> refused("KeyInfo/X509Data/X509Certificate is missing or unreadable"));
        boolean legacy = Dom.descendants(signature).stream()
                .map(e -> e.getAttribute("Algorithm"))
                .anyMatch(a -> a.equals(DSIG + "sha1") || a.equals(DSIG + "rsa-sha1"));
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature);
        context.setIdAttributeNS(assertion, null, "ID");
        // The official samples use SHA-1, which the JDK's secure validation refuses.
        context.setProperty("org.jcp.xml.dsig.secureValidation", !legacy);
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            if (!factory.unmarshalXMLSignature(context).validate(context)) {
                throw refused("it does not verify (content changed, or other key)");
            }
        } catch (MarshalException | XMLSignatureException e) {
            throw refused("it cannot be processed");
        }
        return signer;
    }

    private static Element shape(Element assertion) throws Refusal {
        String id = assertion.getAttribute("ID");
        if (id.isEmpty() || countIds(assertion.getOwnerDocument().getDocumentElement(), id) != 1) {
            throw refused("the assertion's ID is missing or not unique in the message");
        }
        List<Element> signatures = Dom.descendants(assertion).stream()
                .filter(e -> Dom.is(e, DSIG, "Signature"))
                .toList();
        List<Element> children = Dom.children(assertion);
        if (signatures.size() != 1 || children.size() < 2 || children.get(1) != signatures.get(0)) {
            throw refused("exactly one Signature is expected, right after Issuer");
        }
        Element signature = signatures.get(0);
        Element info = Dom.child(signature, DSIG, "SignedInfo").orElseThrow(() -> refused("no SignedInfo"));
        checkAlgorithm(info, "CanonicalizationMethod", Set.of(EXCLUSIVE));
        checkAlgorithm(info, "SignatureMethod", SIGNATURE_ALGORITHMS);
        List<Element> references = Dom.children(info, DSIG, "Reference");
        if (references.size() != 1 || !references.get(0).getAttribute("URI").equals("#" + id)) {
            throw refused("exactly one Reference, to the assertion itself, is expected");
        }
        Element reference = references.get(0);
        checkAlgorithm(reference, "DigestMethod", DIGEST_ALGORITHMS);
        List<String> transforms = new ArrayList<>();
        Dom.child(reference, DSIG, "Transforms").ifPresent(list -> Dom.children(list, DSIG, "Transform")
                .forEach(t -> transforms.add(t.getAttribute("Algorithm"))));
        if (!transforms.equals(List.of(ENVELOPED, EXCLUSIVE))) {
            throw refused("the transforms must be enveloped-signature then exclusive canonicalisation");
        }
        refuseHiddenNodes(assertion);
        return signature;
    }

    private static void checkAlgorithm(Element parent, String name, Set<String> allowed) throws Refusal {
        List<Element> found = Dom.children(parent, DSIG, name);
        if (found.size() != 1 || !allowed.contains(found.get(0).getAttribute("Algorithm"))) {
            throw refused(name + " is missing or its algorithm is not accepted");
        }
    }

    /** Comments are not signed: one inside a value could change how it is read. */
    private static void refuseHiddenNodes(Node node) throws Refusal {
        if (node.getNodeType() == Node.COMMENT_NODE || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
            throw refused("a comment or processing instruction stands inside the assertion");
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            refuseHiddenNodes(child);
        }
    }

    private static int countIds(Element root, String id) {
        int count = 0;
        for (Element element : Dom.descendants(root)) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
                if (ID_NAMES.contains(name) && attribute.getValue().equals(id)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static Refusal refused(String why) {
        return new Refusal(true, "InvalidSignature", Refusal.SANDBOX, "Signature of the assertion: " + why + ".");
    }
}
