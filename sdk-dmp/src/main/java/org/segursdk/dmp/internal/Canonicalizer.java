package org.segursdk.dmp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.xml.SecureXml;

/**
 * Canonical XML 1.0 with comments of a whole document, as a stream: memory does not grow with the text nodes, which the JDK's
 * own canonicaliser holds whole. It does with a single CDATA section, comment or attribute value, which the parser gives in
 * one piece. Long plain texts, such as a PDF in base64, go past the parser. A document with a DTD is refused. Source: dmp §7.1; W3C REC-xml-c14n-20010315.
 */
public final class Canonicalizer {
    /** Called at each element on the way, while the parser stands on its start tag. */
    @FunctionalInterface
    public interface ElementListener {
        /** @param depth 1 for the root */
        void element(XMLStreamReader reader, int depth);
    }

    private final XMLStreamReader reader;
    private final CanonicalOutput out;
    private final ElementListener listener;
    private final boolean comments;
    /** Bindings that an element taken out of its document brings along. */
    private final Map<String, String> inherited;

    private final @Nullable TextPassing passing;
    private final NamespaceScope scope = new NamespaceScope();
    private int[] order = new int[16];
    private int depth;
    private boolean rootSeen;

    private Canonicalizer(
            XMLStreamReader reader,
            CanonicalOutput out,
            ElementListener listener,
            boolean comments,
            Map<String, String> inherited,
            @Nullable TextPassing passing) {
        this.reader = reader;
        this.out = out;
        this.listener = listener;
        this.comments = comments;
        this.inherited = inherited;
        this.passing = passing;
    }

    /**
     * Reads the document to its end and writes its canonical form.
     *
     * @return how many bytes went past the parser, because they needed no reading
     * @throws XMLStreamException not well-formed, or a DTD
     * @throws IOException from either stream
     */
    public static long canonicalize(InputStream in, OutputStream out, ElementListener listener)
            throws XMLStreamException, IOException {
        CanonicalOutput output = new CanonicalOutput(out);
        PassingInput input = new PassingInput(in);
        XMLStreamReader reader = SecureXml.reader(input);
        TextPassing passing = new TextPassing(reader, input);
        new Canonicalizer(reader, output, listener, true, Map.of(), passing).run();
        output.finish();
        return passing.passed();
    }

    /**
     * Writes the canonical form of one element of a larger document, as a reference by its id digests it, and leaves the
     * parser on its end tag. Attributes of the {@code xml} namespace are not inherited: such documents are to be refused before.
     *
     * @param reader on the start tag
     * @param inherited the bindings in force around the element, by prefix
     * @param comments whether comments belong to it
     */
    static void canonicalizeElement(
            XMLStreamReader reader, OutputStream out, Map<String, String> inherited, boolean comments)
            throws XMLStreamException, IOException {
        CanonicalOutput output = new CanonicalOutput(out);
        Canonicalizer canonicalizer =
                new Canonicalizer(reader, output, (element, depth) -> {}, comments, Map.copyOf(inherited), null);
        canonicalizer.startElement();
        while (canonicalizer.depth > 0) {
            canonicalizer.event(reader.next());
        }
        output.finish();
    }

    private void run() throws XMLStreamException, IOException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return;
            }
            event(event);
        }
    }

    private void event(int event) throws XMLStreamException, IOException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> startElement();
            case XMLStreamConstants.END_ELEMENT -> endElement();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (depth > 0) {
                    out.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
            }
            case XMLStreamConstants.COMMENT -> comment();
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction();
            default -> throw new XMLStreamException("unexpected markup", reader.getLocation());
        }
        if (passing != null && depth > 0) {
            passing.after(event, out);
        }
    }

    private void startElement() throws IOException {
        depth++;
        rootSeen = true;
        listener.element(reader, depth);
        out.raw('<');
        name(reader.getPrefix(), reader.getLocalName());
        scope.open();
        declareOwn();
        if (depth == 1) {
            declareInherited();
        }
        for (int i = scope.first(); i < scope.end(); i++) {
            out.raw(scope.prefix(i).isEmpty() ? " xmlns" : " xmlns:");
            out.raw(scope.prefix(i));
            value(scope.uri(i));
        }
        int count = sortAttributes();
        for (int i = 0; i < count; i++) {
            out.raw(' ');
            name(reader.getAttributePrefix(order[i]), reader.getAttributeLocalName(order[i]));
            value(reader.getAttributeValue(order[i]));
        }
        out.raw('>');
    }

    private void declareOwn() {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = orEmpty(reader.getNamespacePrefix(i));
            if (!prefix.equals("xml")) {
                scope.declare(prefix, orEmpty(reader.getNamespaceURI(i)));
            }
        }
    }

    private void declareInherited() {
        inherited.forEach((prefix, uri) -> {
            if (!declares(prefix)) {
                scope.declare(prefix, uri);
            }
        });
    }

    private boolean declares(String prefix) {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            if (prefix.equals(orEmpty(reader.getNamespacePrefix(i)))) {
                return true;
            }
        }
        return false;
    }

    private void endElement() throws IOException {
        depth--;
        scope.close();
        out.raw("</");
        name(reader.getPrefix(), reader.getLocalName());
        out.raw('>');
    }

    /** Orders the attributes by namespace URI, then local name, in {@link #order}. */
    private int sortAttributes() {
        int count = reader.getAttributeCount();
        if (count > order.length) {
            order = Arrays.copyOf(order, count);
        }
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && compareAttributes(order[at - 1], i) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        return count;
    }

    private int compareAttributes(int a, int b) {
        int byUri =
                CodePoints.compare(orEmpty(reader.getAttributeNamespace(a)), orEmpty(reader.getAttributeNamespace(b)));
        return byUri != 0
                ? byUri
                : CodePoints.compare(reader.getAttributeLocalName(a), reader.getAttributeLocalName(b));
    }

    private void comment() throws IOException {
        if (!comments) {
            return;
        }
        separatorBefore();
        out.raw("<!--");
        out.verbatim(reader.getText());
        out.raw("-->");
        separatorAfter();
    }

    private void instruction() throws IOException {
        separatorBefore();
        out.raw("<?");
        out.raw(reader.getPITarget());
        String data = orEmpty(reader.getPIData());
        if (!data.isEmpty()) {
            out.raw(' ');
            out.verbatim(data);
        }
        out.raw("?>");
        separatorAfter();
    }

    /** Outside the root, comments and instructions stand on lines of their own. */
    private void separatorBefore() throws IOException {
        if (depth == 0 && rootSeen) {
            out.raw('\n');
        }
    }

    private void separatorAfter() throws IOException {
        if (depth == 0 && !rootSeen) {
            out.raw('\n');
        }
    }

    private void name(@Nullable String prefix, String local) throws IOException {
        if (prefix != null && !prefix.isEmpty()) {
            out.raw(prefix);
            out.raw(':');
        }
        out.raw(local);
    }

    private void value(String text) throws IOException {
        out.raw("=\"");
        out.attribute(text);
        out.raw('"');
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
