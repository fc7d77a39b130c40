package org.segursdk.soap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/**
 * Exclusive canonical XML 1.0, without comments, of an element in memory whose namespaces are declared. Source: W3C
 * REC-xml-exc-c14n-20020718.
 *
 * <p>The tests hold it against the JDK's, which takes a tenth of a second to start and is reached through a registry of
 * services.
 */
final class ExclusiveCanonicalForm {
    private static final Comparator<Attr> ORDER = Comparator.comparing(
                    (Attr attribute) -> orEmpty(attribute.getNamespaceURI()))
            .thenComparing(ExclusiveCanonicalForm::localName);

    private final StringBuilder out = new StringBuilder(4096);
    /** URI last written for a prefix by the open elements. */
    private final Deque<Map<String, String>> written = new ArrayDeque<>();

    private ExclusiveCanonicalForm() {}

    static byte[] of(Element element) {
        ExclusiveCanonicalForm form = new ExclusiveCanonicalForm();
        form.written.push(Map.of("", ""));
        form.element(element);
        return form.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(Element element) {
        List<Attr> attributes = new ArrayList<>();
        Map<String, String> used = new TreeMap<>();
        used.put(orEmpty(element.getPrefix()), orEmpty(element.getNamespaceURI()));
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
                if (attribute.getPrefix() != null) {
                    used.put(attribute.getPrefix(), orEmpty(attribute.getNamespaceURI()));
                }
            }
        }
        attributes.sort(ORDER);
        out.append('<').append(element.getNodeName());
        declare(used);
        for (Attr attribute : attributes) {
            out.append(' ').append(attribute.getName()).append("=\"");
            attribute(attribute.getValue());
            out.append('"');
        }
        out.append('>');
        children(element);
        out.append("</").append(element.getNodeName()).append('>');
        written.pop();
    }

    /** Writes the bindings used here for the first time, or used otherwise above. */
    private void declare(Map<String, String> used) {
        Map<String, String> above = written.element();
        Map<String, String> here = above;
        for (Map.Entry<String, String> binding : used.entrySet()) {
            String prefix = binding.getKey();
            String uri = binding.getValue();
            if (prefix.equals(XMLConstants.XML_NS_PREFIX) || uri.equals(above.get(prefix))) {
                continue;
            }
            if (here == above) {
                here = new HashMap<>(above);
            }
            here.put(prefix, uri);
            out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
            attribute(uri);
            out.append('"');
        }
        written.push(here);
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> element((Element) child);
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text(child.getNodeValue());
                case Node.PROCESSING_INSTRUCTION_NODE -> instruction((ProcessingInstruction) child);
                case Node.ENTITY_REFERENCE_NODE -> children(child);
                default -> {
                    // Comments are no part of this form.
                }
            }
        }
    }

    private void instruction(ProcessingInstruction instruction) {
        out.append("<?").append(instruction.getTarget());
        if (!instruction.getData().isEmpty()) {
            out.append(' ').append(instruction.getData().replace("\r", "&#xD;"));
        }
        out.append("?>");
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }

    private void attribute(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }

    private static String localName(Attr attribute) {
        return attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
