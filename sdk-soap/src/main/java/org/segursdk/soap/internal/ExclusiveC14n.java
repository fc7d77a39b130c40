package org.segursdk.soap.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Exclusive canonicalisation of one element by the JDK. The JDK's signature classes log what they digest, patient's number
 * included, when somebody turns their logger up; its canonicaliser does not, hence this way in.
 */
public final class ExclusiveC14n {
    private ExclusiveC14n() {}

    /** The canonical octets of an element that declares every namespace it uses. */
    public static byte[] octets(Element element) throws GeneralSecurityException, TransformException, MarshalException {
        StringBuilder text = new StringBuilder();
        write(element, text);
        TransformService canonicaliser = TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
        canonicaliser.init((TransformParameterSpec) null);
        Context context = new Context();
        // It wants a place for parameters, of which it has none.
        canonicaliser.marshalParams(new DOMStructure(element.getOwnerDocument().createElement("none")), context);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        canonicaliser.transform(
                new OctetStreamData(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8))),
                context,
                out);
        return out.toByteArray();
    }

    /** The canonicaliser asks for a context and uses nothing of it. */
    private static final class Context extends DOMCryptoContext {}

    private static void write(Element element, StringBuilder out) {
        out.append('<').append(element.getTagName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            out.append(' ').append(attribute.getName()).append("=\"");
            escape(attribute.getValue(), true, out);
            out.append('"');
        }
        out.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                write(inner, out);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                escape(child.getNodeValue(), false, out);
            }
        }
        out.append("</").append(element.getTagName()).append('>');
    }

    private static void escape(String value, boolean attribute, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\r' || attribute && (c == '\n' || c == '\t')) {
                out.append("&#").append((int) c).append(';');
            } else {
                out.append(c);
            }
        }
    }
}
