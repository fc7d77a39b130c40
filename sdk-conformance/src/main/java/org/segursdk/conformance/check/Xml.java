package org.segursdk.conformance.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Small reading helpers over a DOM. */
final class Xml {
    private Xml() {}

    static Optional<Document> parse(byte[] content) {
        try {
            return Optional.of(SecureXml.parse(new ByteArrayInputStream(content)));
        } catch (IOException | SAXException e) {
            return Optional.empty();
        }
    }

    static List<Element> descendants(Node from, String namespace, String name) {
        NodeList found = from instanceof Document document
                ? document.getElementsByTagNameNS(namespace, name)
                : ((Element) from).getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        // Asking for the length walks to the end of the document each time.
        for (int i = 0, length = found.getLength(); i < length; i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static Optional<Element> first(Node from, String namespace, String name) {
        return descendants(from, namespace, name).stream().findFirst();
    }

    static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static Optional<Element> child(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(element -> namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName()))
                .findFirst();
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }
}
