package org.segursdk.soap.vihf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.soap.XmlFragment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads assertions with a DOM and checks signatures with the JDK, apart from the code that writes them. */
public final class AssertionVerifier {
    public static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    private AssertionVerifier() {}

    public static byte[] bytes(XmlFragment fragment) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        fragment.writeTo(writer);
        writer.flush();
        return out.toByteArray();
    }

    public static Element parse(byte[] xml) throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream(xml));
        NodeList assertions = document.getElementsByTagNameNS(SAML, "Assertion");
        assertThat(assertions.getLength()).isEqualTo(1);
        return (Element) assertions.item(0);
    }

    public static boolean isSigned(Element assertion) {
        return signature(assertion) != null;
    }

    public static Element signature(Element assertion) {
        NodeList signatures = assertion.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        return signatures.getLength() == 0 ? null : (Element) signatures.item(0);
    }

    /** Whether the one signature is of this certificate, over the whole assertion, and intact. */
    public static boolean verifies(Element assertion, X509Certificate certificate, boolean secure) throws Exception {
        assertion.setIdAttribute("ID", true);
        Element element = signature(assertion);
        DOMValidateContext context =
                new DOMValidateContext(KeySelector.singletonKeySelector(certificate.getPublicKey()), element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", secure);
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        assertThat(signature.getSignedInfo().getReferences()).hasSize(1);
        Reference reference = signature.getSignedInfo().getReferences().get(0);
        assertThat(reference.getURI()).isEqualTo("#" + assertion.getAttribute("ID"));
        assertThat(element.getParentNode()).isSameAs(assertion);
        return signature.validate(context);
    }

    /** Text of the first value of an attribute of the statement. */
    public static String attribute(Element assertion, String name) {
        Element value = attributeValue(assertion, name, 0);
        return value == null ? null : value.getTextContent();
    }

    public static Element attributeValue(Element assertion, String name, int index) {
        NodeList attributes = assertion.getElementsByTagNameNS(SAML, "Attribute");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            if (attribute.getAttribute("Name").equals(name)) {
                return (Element)
                        attribute.getElementsByTagNameNS(SAML, "AttributeValue").item(index);
            }
        }
        return null;
    }
}
