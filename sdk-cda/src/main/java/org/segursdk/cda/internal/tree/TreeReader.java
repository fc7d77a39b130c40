package org.segursdk.cda.internal.tree;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document in one pass into a tree of {@link Node}. Base64 contents are looked at and not kept; comments and
 * processing instructions are left out. What is kept may weigh {@link #DEFAULT_WEIGHT} at most. Not thread-safe.
 */
public final class TreeReader {
    /** Estimated bytes in memory of the largest tree kept. */
    public static final long DEFAULT_WEIGHT = 64_000_000;

    /** Share of the heap a tree may take unless told otherwise. */
    private static final int HEAP_SHARE = 4;

    private static final int NODE_WEIGHT = 56;
    private static final int ATTRIBUTE_WEIGHT = 48;

    private final XMLStreamReader xml;
    private final long maxWeight;
    private final boolean headerOnly;
    private long weight;
    private @Nullable Node root;
    private @Nullable Node current;
    private boolean internsNames;
    private int depth;
    private int narrativeDepth;
    private char[] pending = new char[256];
    private int pendingLength;
    private boolean pendingBlank = true;

    private TreeReader(XMLStreamReader xml, long maxWeight, boolean headerOnly) {
        this.xml = xml;
        this.maxWeight = maxWeight;
        this.headerOnly = headerOnly;
    }

    /** The root element of a whole document; the caller closes the stream. */
    public static Node read(InputStream in) throws IOException, UnreadableCdaException {
        return read(in, defaultWeight(), false);
    }

    /** The root element with what stands before the body: {@code ClinicalDocument/component} is not read. */
    public static Node readHeader(InputStream in) throws IOException, UnreadableCdaException {
        return read(in, defaultWeight(), true);
    }

    /** {@link #DEFAULT_WEIGHT}, or less in a small heap. */
    public static long defaultWeight() {
        return Math.min(DEFAULT_WEIGHT, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** With another bound on what is kept. */
    public static Node read(InputStream in, long maxWeight, boolean headerOnly)
            throws IOException, UnreadableCdaException {
        return CdaXml.parse(in, xml -> new TreeReader(xml, maxWeight, headerOnly).read());
    }

    private Node read() throws XMLStreamException, UnreadableCdaException {
        int event = xml.getEventType();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (headerOnly && stopsHere()) {
                        return found();
                    }
                    start();
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> characters();
                default -> {
                    // comments and processing instructions say nothing of the patient
                }
            }
            if (weight + 4L * pendingLength > maxWeight) {
                throw CdaXml.unreadable(UnreadableCdaException.Reason.TOO_LARGE, xml.getLocation());
            }
        }
        return found();
    }

    /** The ClinicalDocument may stand inside a style sheet or a signature. */
    private boolean stopsHere() {
        return xml.getLocalName().equals("component")
                && (depth == 1 || current != null && current.is("ClinicalDocument"));
    }

    private Node found() throws XMLStreamException {
        Node document = root;
        if (document == null) {
            throw new XMLStreamException("no element", xml.getLocation());
        }
        return document;
    }

    private void start() {
        Node parent = current;
        if (parent != null) {
            flush(parent);
        }
        String namespace = xml.getNamespaceURI();
        String prefix = xml.getPrefix();
        String name = xml.getLocalName();
        if (parent == null) {
            internsNames = isInterned(name);
        }
        Node node = new Node(
                internsNames ? name : name.intern(),
                namespace == null ? "" : namespace,
                prefix == null ? "" : prefix,
                parent);
        if (parent == null) {
            root = node;
        }
        attributes(node);
        if ("B64".equals(node.known("representation"))) {
            node.base64 = new Base64Facts();
            weight += 4 * Base64Facts.WINDOW;
        }
        if (narrativeDepth > 0 || node.named("text") && parent != null && parent.is("section") && node.is("text")) {
            narrativeDepth++;
        }
        weight += NODE_WEIGHT;
        current = node;
        depth++;
    }

    /** The JDK's parser interns its symbols; ask once rather than intern again. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isInterned(String name) {
        return name == name.intern();
    }

    private void attributes(Node node) {
        int declared = xml.getNamespaceCount();
        int written = xml.getAttributeCount();
        if (declared + written == 0) {
            return;
        }
        String[] attributes = new String[2 * (declared + written)];
        int at = 0;
        for (int i = 0; i < declared; i++) {
            String prefix = xml.getNamespacePrefix(i);
            String uri = xml.getNamespaceURI(i);
            attributes[at++] = prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
            attributes[at++] = uri == null ? "" : uri;
        }
        for (int i = 0; i < written; i++) {
            String namespace = xml.getAttributeNamespace(i);
            String name = xml.getAttributeLocalName(i);
            if (namespace != null && !namespace.isEmpty()) {
                name = namespace.equals(Node.XSI) && name.equals("type")
                        ? "xsi:type"
                        : (namespace.equals(Node.XSI) ? "xsi:" + name : "{" + namespace + "}" + name).intern();
            }
            String value = xml.getAttributeValue(i);
            attributes[at++] = internsNames ? name : name.intern();
            attributes[at++] = value;
            weight += 2L * value.length();
        }
        weight += (long) ATTRIBUTE_WEIGHT * (declared + written);
        node.attributes = attributes;
    }

    private void end() {
        Node node = current;
        if (node == null) {
            return;
        }
        if (node.first != null) {
            flush(node);
        } else if (pendingLength > 0) {
            if (!pendingBlank || narrativeDepth > 0) {
                node.text = take();
            }
            clear();
        }
        if (narrativeDepth > 0) {
            narrativeDepth--;
        }
        current = node.parent;
        depth--;
    }

    private void characters() {
        Node node = current;
        if (node == null) {
            return;
        }
        char[] text = xml.getTextCharacters();
        int start = xml.getTextStart();
        int length = xml.getTextLength();
        if (node.base64 != null) {
            node.base64.accept(text, start, length);
            return;
        }
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(2 * pending.length, pendingLength + length));
            weight += 2L * length;
        }
        System.arraycopy(text, start, pending, pendingLength, length);
        pendingLength += length;
        if (pendingBlank) {
            pendingBlank = isBlank(text, start, start + length);
        }
    }

    private static boolean isBlank(char[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] <= ' ') {
            i++;
        }
        return i == to;
    }

    /** Makes a text node of what stands before an element or after the last one. */
    private void flush(Node parent) {
        if (pendingLength == 0) {
            return;
        }
        if (!pendingBlank || narrativeDepth > 0) {
            new Node("", "", "", parent).text = take();
            weight += NODE_WEIGHT;
        }
        clear();
    }

    private String take() {
        weight += 24 + 2L * pendingLength;
        return new String(pending, 0, pendingLength);
    }

    private void clear() {
        pendingLength = 0;
        pendingBlank = true;
    }
}
