package org.segursdk.cda.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Breaks a sound document in one place, reproducibly: the same bytes and seed give the same mutant. */
public final class Mutants {
    /** How a document is broken. */
    public enum Kind {
        DROP,
        DUPLICATE,
        SWAP,
        MOVE_LAST,
        RENAME,
        NULL_FLAVOR,
        EMPTY,
        DROP_ATTRIBUTE,
        UNKNOWN_ATTRIBUTE,
        CODE,
        CODE_SYSTEM,
        DATE,
        UNIT,
        NUMBER,
        ROOT,
        TEMPLATE,
        DROP_TEMPLATE,
        CLASS,
        STATUS,
        XSI_TYPE,
        REFERENCE
    }

    private static final String CDA = "urn:hl7-org:v3";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int TRIES = 400;

    /** A broken document and how it was broken. */
    public record Mutant(Kind kind, String place, byte[] xml) {}

    private Mutants() {}

    /** The mutant of that seed. */
    public static Mutant of(byte[] sound, long seed) throws IOException, SAXException, TransformerException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + sound.length);
        Document document = SecureXml.parse(new ByteArrayInputStream(sound));
        List<Element> elements = new ArrayList<>();
        collect(document.getDocumentElement(), elements);
        for (int i = 0; i < TRIES; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Element element = elements.get(random.nextInt(elements.size()));
            if (inNarrative(element) && random.nextInt(8) != 0) {
                continue;
            }
            String place = path(element);
            if (apply(kind, element, random)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                SecureXml.transformer().transform(new DOMSource(document), new StreamResult(out));
                return new Mutant(kind, place, out.toByteArray());
            }
        }
        throw new IllegalStateException("nothing to break");
    }

    private static void collect(Element element, List<Element> elements) {
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                elements.add(child);
                collect(child, elements);
            }
        }
    }

    private static boolean inNarrative(Element element) {
        for (Node node = element.getParentNode(); node instanceof Element above; node = node.getParentNode()) {
            if (above.getLocalName().equals("text")
                    && above.getParentNode() instanceof Element section
                    && section.getLocalName().equals("section")) {
                return true;
            }
        }
        return false;
    }

    private static String path(Element element) {
        StringBuilder path = new StringBuilder();
        for (Node node = element; node instanceof Element; node = node.getParentNode()) {
            path.insert(0, '/' + node.getLocalName());
        }
        return path.toString();
    }

    private static boolean apply(Kind kind, Element element, Random random) {
        Node parent = element.getParentNode();
        return switch (kind) {
            case DROP -> {
                parent.removeChild(element);
                yield true;
            }
            case DUPLICATE -> {
                parent.insertBefore(element.cloneNode(true), element);
                yield true;
            }
            case SWAP -> swap(element);
            case MOVE_LAST -> {
                boolean last = following(element) == null;
                parent.appendChild(element);
                yield !last;
            }
            case RENAME -> {
                element.getOwnerDocument().renameNode(element, CDA, element.getLocalName() + "X");
                yield true;
            }
            case NULL_FLAVOR -> {
                while (element.getFirstChild() != null) {
                    element.removeChild(element.getFirstChild());
                }
                List<Attr> attributes = attributes(element, "");
                attributes.forEach(element::removeAttributeNode);
                element.setAttribute("nullFlavor", random.nextBoolean() ? "NA" : "UNK");
                yield true;
            }
            case EMPTY -> {
                boolean some = element.getFirstChild() != null;
                while (element.getFirstChild() != null) {
                    element.removeChild(element.getFirstChild());
                }
                yield some;
            }
            case DROP_ATTRIBUTE -> {
                List<Attr> attributes = attributes(element, "");
                if (attributes.isEmpty()) {
                    yield false;
                }
                element.removeAttributeNode(attributes.get(random.nextInt(attributes.size())));
                yield true;
            }
            case UNKNOWN_ATTRIBUTE -> {
                element.setAttribute("inconnu", "1");
                yield true;
            }
            default -> value(kind, element, random);
        };
    }

    private static boolean value(Kind kind, Element element, Random random) {
        return switch (kind) {
            case CODE -> set(element, "code", "XYZ-0");
            case CODE_SYSTEM -> set(element, "codeSystem", "1.2.3.4.5");
            case DATE ->
                element.getAttribute("value").matches("[0-9]{6,14}.*")
                        && set(
                                element,
                                "value",
                                random.nextBoolean()
                                        ? "2024-01-31"
                                        : element.getAttribute("value").substring(0, 4) + "1399");
            case UNIT -> set(element, "unit", random.nextBoolean() ? "UI/L" : "comprimé s");
            case NUMBER -> !element.getAttribute("unit").isEmpty() && set(element, "value", "1,5");
            case ROOT -> set(element, "root", random.nextBoolean() ? "1.2..3" : "9.9.9");
            case TEMPLATE -> element.getLocalName().equals("templateId") && set(element, "root", "1.2.3.4.5.6");
            case DROP_TEMPLATE -> {
                boolean template = element.getLocalName().equals("templateId");
                if (template) {
                    element.getParentNode().removeChild(element);
                }
                yield template;
            }
            case CLASS ->
                set(element, List.of("classCode", "moodCode", "typeCode").get(random.nextInt(3)), "SUBJ");
            case STATUS -> element.getLocalName().equals("statusCode") && set(element, "code", "held");
            case XSI_TYPE -> {
                boolean typed = element.hasAttributeNS(XSI, "type");
                if (typed) {
                    element.setAttributeNS(XSI, "xsi:type", random.nextBoolean() ? "II" : "WRONG");
                }
                yield typed;
            }
            case REFERENCE -> element.getAttribute("value").startsWith("#") && set(element, "value", "#nulle-part");
            default -> false;
        };
    }

    private static boolean set(Element element, String attribute, String value) {
        if (!element.hasAttribute(attribute) || element.getAttribute(attribute).equals(value)) {
            return false;
        }
        element.setAttribute(attribute, value);
        return true;
    }

    private static boolean swap(Element element) {
        Element next = following(element);
        if (next == null || next.getLocalName().equals(element.getLocalName())) {
            return false;
        }
        element.getParentNode().insertBefore(next, element);
        return true;
    }

    private static Element following(Element element) {
        Node next = element.getNextSibling();
        while (next != null && !(next instanceof Element)) {
            next = next.getNextSibling();
        }
        return (Element) next;
    }

    private static List<Attr> attributes(Element element, String namespace) {
        List<Attr> found = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            if (!attribute.getName().startsWith("xmlns")
                    && attribute.getNamespaceURI() == null == namespace.isEmpty()) {
                found.add(attribute);
            }
        }
        return found;
    }
}
