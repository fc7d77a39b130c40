package org.segursdk.soap.internal;

import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stax.StAXSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.soap.SoapFault;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads a fault of SOAP 1.2 or 1.1, whatever its prefixes; a sub-code's prefix often is undeclared or wrong. */
final class FaultReader {
    private FaultReader() {}

    static SoapFault read(XMLStreamReader reader, int httpStatus) throws XMLStreamException {
        Element fault = toDom(reader);
        Element code = child(fault, "Code");
        if (code == null) {
            return new SoapFault(
                    local(text(child(fault, "faultcode"))),
                    "",
                    text(child(fault, "faultstring")),
                    lang(child(fault, "faultstring")),
                    Optional.ofNullable(child(fault, "detail")),
                    httpStatus);
        }
        Element innermost = child(code, "Subcode");
        Element deeper = innermost == null ? null : child(innermost, "Subcode");
        while (deeper != null) {
            innermost = deeper;
            deeper = child(innermost, "Subcode");
        }
        Element reason = child(fault, "Reason");
        Element reasonText = reason == null ? null : child(reason, "Text");
        return new SoapFault(
                local(text(child(code, "Value"))),
                innermost == null ? "" : local(text(child(innermost, "Value"))),
                text(reasonText),
                lang(reasonText),
                Optional.ofNullable(child(fault, "Detail")),
                httpStatus);
    }

    private static Element toDom(XMLStreamReader reader) throws XMLStreamException {
        Document document = SecureXml.newDocument();
        try {
            SecureXml.transformer().transform(new StAXSource(reader), new DOMResult(document));
        } catch (TransformerException e) {
            if (e.getCause() instanceof XMLStreamException cause) {
                throw cause;
            }
            throw new XMLStreamException("fault", e.getCause());
        }
        return document.getDocumentElement();
    }

    private static @Nullable Element child(@Nullable Element parent, String localName) {
        Node next = parent == null ? null : parent.getFirstChild();
        while (next != null) {
            if (next instanceof Element element && localName.equals(element.getLocalName())) {
                return element;
            }
            next = next.getNextSibling();
        }
        return null;
    }

    private static String text(@Nullable Element element) {
        return element == null ? "" : element.getTextContent().strip();
    }

    private static String lang(@Nullable Element element) {
        return element == null ? "" : element.getAttributeNS(XMLConstants.XML_NS_URI, "lang");
    }

    private static String local(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.indexOf(':') + 1);
    }
}
