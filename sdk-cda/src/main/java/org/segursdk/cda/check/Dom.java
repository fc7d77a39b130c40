package org.segursdk.cda.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Short ways through a CDA document. Attributes that are absent read as the empty string. */
final class Dom {
    static final String CDA = "urn:hl7-org:v3";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private Dom() {}

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && CDA.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first element at the end of a path of child names. */
    static Optional<Element> first(Element from, String... names) {
        Element at = from;
        for (String name : names) {
            List<Element> found = children(at, name);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            at = found.get(0);
        }
        return Optional.of(at);
    }

    /** All descendants of that name, in document order. */
    static List<Element> all(Element from, String name) {
        NodeList nodes = from.getElementsByTagNameNS(CDA, name);
        List<Element> found = new ArrayList<>(nodes.getLength());
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** All elements of the document, in document order. */
    static List<Element> everything(Element from) {
        List<Element> found = new ArrayList<>();
        found.add(from);
        NodeList nodes = from.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static String attribute(Element element, String name) {
        return element.getAttribute(name);
    }

    static boolean isNull(Element element) {
        return element.hasAttribute("nullFlavor");
    }

    /** The local part of {@code xsi:type}. */
    static String xsiType(Element element) {
        String type = element.getAttributeNS(XSI, "type");
        return type.substring(type.indexOf(':') + 1);
    }

    static boolean hasTemplate(Element element, String root) {
        return children(element, "templateId").stream().anyMatch(id -> root.equals(id.getAttribute("root")));
    }

    static String text(Element element) {
        return element.getTextContent();
    }

    /** Path from the root, with positions where brothers share the name. */
    static String path(Element element) {
        StringBuilder path = new StringBuilder();
        Node at = element;
        while (at instanceof Element current) {
            path.insert(0, '/' + current.getLocalName() + position(current));
            at = current.getParentNode();
        }
        return path.toString();
    }

    private static String position(Element element) {
        if (!(element.getParentNode() instanceof Element parent)) {
            return "";
        }
        List<Element> brothers = children(parent, element.getLocalName());
        return brothers.size() > 1 ? "[" + (brothers.indexOf(element) + 1) + "]" : "";
    }
}
