package org.segursdk.conformance.agreement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Breaks a sound document in one place, reproducibly: the same bytes and seed give the same mutant. The place is drawn among the
 * kinds of places (paths without numbers), so that long tables do not hide what stands once.
 */
public final class Mutants {
    /** How a document is broken. */
    public enum Kind {
        DROP,
        DUPLICATE,
        SWAP,
        MOVE_LAST,
        COPY_ELSEWHERE,
        RENAME,
        NULL_FLAVOR,
        EMPTY,
        FOREIGN_CHILD,
        BLANK_TEXT,
        OTHER_TEXT,
        DROP_ATTRIBUTE,
        UNKNOWN_ATTRIBUTE,
        BLANK_ATTRIBUTE,
        SPACED_ATTRIBUTE,
        NULL_ADDED,
        CODE,
        OTHER_CODE,
        LOWER_CASE,
        CODE_SYSTEM,
        DATE,
        INTERVAL,
        UNIT,
        OTHER_UNIT,
        NUMBER,
        ROOT,
        TEMPLATE,
        OTHER_TEMPLATE,
        ADD_TEMPLATE,
        DROP_TEMPLATE,
        TEMPLATE_EXTENSION,
        CLASS,
        OTHER_CLASS,
        BOOLEAN,
        STATUS,
        QUALIFIER,
        SCHEME,
        XSI_TYPE,
        OTHER_XSI_TYPE,
        REFERENCE
    }

    /** A broken document and how it was broken. */
    public record Mutant(Kind kind, String place, byte[] xml) {}

    static final String CDA = "urn:hl7-org:v3";
    private static final int TRIES = 2_000;
    /** One place of the narrative is tried for so many others. */
    private static final int NARRATIVE_SHARE = 12;

    private Mutants() {}

    /** The mutant of that seed. */
    public static Mutant of(byte[] sound, long seed) throws IOException, SAXException, TransformerException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + sound.length);
        Document document = SecureXml.parse(new ByteArrayInputStream(sound));
        Map<String, List<Element>> places = new TreeMap<>();
        collect(document.getDocumentElement(), "", places);
        List<String> paths = new ArrayList<>(places.keySet());
        for (int i = 0; i < TRIES; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            String path = paths.get(random.nextInt(paths.size()));
            List<Element> there = places.get(path);
            Element element = there.get(random.nextInt(there.size()));
            if (path.contains("/section/text/") && random.nextInt(NARRATIVE_SHARE) != 0) {
                continue;
            }
            if (apply(kind, element, random)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                SecureXml.transformer().transform(new DOMSource(document), new StreamResult(out));
                return new Mutant(kind, path, out.toByteArray());
            }
        }
        throw new IllegalStateException("nothing to break");
    }

    private static void collect(Element element, String above, Map<String, List<Element>> places) {
        for (Element child : children(element)) {
            String path = above + '/' + child.getLocalName();
            places.computeIfAbsent(path, key -> new ArrayList<>()).add(child);
            collect(child, path, places);
        }
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Whether there was something to break; when not, the document is as it was. */
    private static boolean apply(Kind kind, Element element, Random random) {
        Node parent = element.getParentNode();
        switch (kind) {
            case DROP -> parent.removeChild(element);
            case DUPLICATE -> parent.insertBefore(element.cloneNode(true), element);
            case SWAP -> {
                return swap(element);
            }
            case MOVE_LAST -> {
                boolean last = following(element) == null;
                parent.appendChild(element);
                return !last;
            }
            case COPY_ELSEWHERE -> {
                Element target = another(element, element.getLocalName(), random);
                if (target == null || target.getParentNode() == parent) {
                    return false;
                }
                target.getParentNode().insertBefore(element.cloneNode(true), target);
            }
            case RENAME -> element.getOwnerDocument().renameNode(element, CDA, element.getLocalName() + "X");
            case NULL_FLAVOR -> {
                clear(element);
                MutantAttributes.clear(element);
                element.setAttribute("nullFlavor", random.nextBoolean() ? "NA" : "UNK");
            }
            case EMPTY -> {
                boolean some = element.getFirstChild() != null;
                clear(element);
                return some;
            }
            case FOREIGN_CHILD -> element.appendChild(element.getOwnerDocument().createElementNS("urn:autre", "ajout"));
            case BLANK_TEXT, OTHER_TEXT -> {
                if (!children(element).isEmpty() || element.getTextContent().isBlank()) {
                    return false;
                }
                element.setTextContent(kind == Kind.BLANK_TEXT ? " " : "Autre texte");
            }
            default -> {
                return MutantAttributes.apply(kind, element, random);
            }
        }
        return true;
    }

    private static void clear(Element element) {
        while (element.getFirstChild() != null) {
            element.removeChild(element.getFirstChild());
        }
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

    /** Another element of that name, if there is one. */
    static Element another(Element element, String name, Random random) {
        NodeList all = element.getOwnerDocument().getElementsByTagNameNS(CDA, name);
        Element found = all.getLength() == 0 ? null : (Element) all.item(random.nextInt(all.getLength()));
        return found == element ? null : found;
    }
}
