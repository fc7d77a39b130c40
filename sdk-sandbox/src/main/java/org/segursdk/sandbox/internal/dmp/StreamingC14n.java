package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.xml.SecureXml;

/**
 * Canonical XML 1.0 of a whole document, with or without comments, streamed: no text is held, whatever its length. Source: W3C
 * xml-c14n.
 */
final class StreamingC14n {
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final boolean comments;
    private final StringBuilder pending = new StringBuilder();
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    private int depth;
    private boolean rootDone;

    private StreamingC14n(OutputStream out, boolean comments) {
        this.out = out;
        this.comments = comments;
    }

    static void canonicalize(InputStream in, OutputStream out, boolean comments)
            throws IOException, XMLStreamException {
        StreamingC14n writer = new StreamingC14n(out, comments);
        writer.scopes.push(Map.of("", ""));
        XMLStreamReader reader = SecureXml.reader(in);
        while (reader.hasNext()) {
            writer.event(reader, reader.next());
        }
        reader.close();
        writer.flush();
    }

    private void event(XMLStreamReader reader, int event) throws IOException, XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (depth > 0) {
                    text(reader);
                }
            }
            case XMLStreamConstants.COMMENT -> {
                if (comments) {
                    aside("<!--" + reader.getText() + "-->");
                }
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                String data = reader.getPIData();
                aside("<?" + reader.getPITarget() + (data == null || data.isEmpty() ? "" : " " + data) + "?>");
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("document type declaration or entity refused");
            default -> {
                // The XML declaration is not part of the canonical form.
            }
        }
        if (pending.length() > BUFFER) {
            flush();
        }
    }

    /** Outside the root element a line feed separates comments and instructions from it. */
    private void aside(String text) {
        String unix = text.replace("\r", "&#xD;");
        if (depth > 0) {
            pending.append(unix);
        } else if (rootDone) {
            pending.append('\n').append(unix);
        } else {
            pending.append(unix).append('\n');
        }
    }

    private void start(XMLStreamReader reader) {
        Map<String, String> outer = scopes.getFirst();
        Map<String, String> scope = new HashMap<>(outer);
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = empty(reader.getNamespacePrefix(i));
            String uri = empty(reader.getNamespaceURI(i));
            if (!uri.equals(outer.getOrDefault(prefix, "")) && !"xml".equals(prefix)) {
                declared.add(prefix);
            }
            scope.put(prefix, uri);
        }
        scopes.push(scope);
        depth++;
        pending.append('<').append(name(reader.getPrefix(), reader.getLocalName()));
        declared.stream().sorted().forEach(prefix -> {
            pending.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"");
            attributeValue(scope.getOrDefault(prefix, ""));
            pending.append('"');
        });
        attributes(reader);
        pending.append('>');
    }

    private void attributes(XMLStreamReader reader) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer, String>comparing(i -> empty(reader.getAttributeNamespace(i)))
                .thenComparing(reader::getAttributeLocalName));
        for (int i : order) {
            pending.append(' ')
                    .append(name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)))
                    .append("=\"");
            attributeValue(reader.getAttributeValue(i));
            pending.append('"');
        }
    }

    private void end(XMLStreamReader reader) {
        pending.append("</")
                .append(name(reader.getPrefix(), reader.getLocalName()))
                .append('>');
        scopes.pop();
        depth--;
        rootDone |= depth == 0;
    }

    private void text(XMLStreamReader reader) throws IOException {
        char[] characters = reader.getTextCharacters();
        int end = reader.getTextStart() + reader.getTextLength();
        int run = reader.getTextStart();
        for (int i = run; i < end; i++) {
            char c = characters[i];
            if (c != '&' && c != '<' && c != '>' && c != '\r') {
                continue;
            }
            pending.append(characters, run, i - run)
                    .append(
                            switch (c) {
                                case '&' -> "&amp;";
                                case '<' -> "&lt;";
                                case '>' -> "&gt;";
                                default -> "&#xD;";
                            });
            run = i + 1;
        }
        pending.append(characters, run, end - run);
        if (pending.length() > BUFFER) {
            flush();
        }
    }

    private void attributeValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> pending.append("&amp;");
                case '<' -> pending.append("&lt;");
                case '"' -> pending.append("&quot;");
                case '\t' -> pending.append("&#x9;");
                case '\n' -> pending.append("&#xA;");
                case '\r' -> pending.append("&#xD;");
                default -> pending.append(c);
            }
        }
    }

    /** A surrogate pair is never cut: its first half waits for the second. */
    private void flush() throws IOException {
        int length = pending.length();
        boolean half = length > 0 && Character.isHighSurrogate(pending.charAt(length - 1));
        String ready = pending.substring(0, half ? length - 1 : length);
        out.write(ready.getBytes(StandardCharsets.UTF_8));
        pending.delete(0, ready.length());
    }

    private static String name(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String empty(String text) {
        return text == null ? "" : text;
    }
}
