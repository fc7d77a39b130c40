package org.segursdk.cda;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** XPath with the prefix {@code h} for CDA. */
public final class XPaths {
    private static final NamespaceContext NAMES = new NamespaceContext() {
        @Override
        public String getNamespaceURI(String prefix) {
            return prefix.equals("xsi") ? "http://www.w3.org/2001/XMLSchema-instance" : "urn:hl7-org:v3";
        }

        @Override
        public String getPrefix(String uri) {
            return "h";
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            return List.of("h").iterator();
        }
    };

    private XPaths() {}

    public static List<Node> nodes(Node from, String expression) {
        try {
            NodeList found = (NodeList) xpath().evaluate(expression, from, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static String text(Node from, String expression) {
        try {
            return xpath().evaluate(expression, from);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static List<String> texts(Node from, String expression) {
        return nodes(from, expression).stream()
                .map(node -> node instanceof org.w3c.dom.Attr attr ? attr.getValue() : node.getTextContent())
                .toList();
    }

    private static XPath xpath() {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(NAMES);
        return xpath;
    }
}
