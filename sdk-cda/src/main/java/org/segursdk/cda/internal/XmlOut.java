package org.segursdk.cda.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

/**
 * Writes a document forwards into memory, indented except inside mixed content. Not thread-safe. Refuses text XML cannot
 * hold, as a last defence behind the rules. It escapes by itself: the JDK's stream writer goes byte by byte, ten times slower.
 */
public final class XmlOut {
    private static final int EXPECTED_SIZE = 32 * 1024;
    private static final String INDENT = "\n                                ";

    private final StringBuilder xml = new StringBuilder(EXPECTED_SIZE);
    private final Deque<String> open = new ArrayDeque<>();
    private int mixed;
    private boolean inline;

    public XmlOut() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    /** Opens an element. Attributes come as name, value, name, value… */
    public XmlOut start(String name, String... attributes) {
        tag(name, attributes);
        xml.append('>');
        open.push(name);
        inline = true;
        return this;
    }

    /** Writes an element without content. */
    public XmlOut empty(String name, String... attributes) {
        tag(name, attributes);
        xml.append("/>");
        inline = false;
        return this;
    }

    public XmlOut end() {
        String name = open.pop();
        if (!inline) {
            indent();
        }
        xml.append("</").append(name).append('>');
        inline = false;
        return this;
    }

    /** Writes text; line ends become line feeds, as XML readers make them anyway. */
    public XmlOut text(String text) {
        checkLegal(text);
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> {
                    if (i + 1 == length || text.charAt(i + 1) != '\n') {
                        xml.append('\n');
                    }
                }
                default -> xml.append(c);
            }
        }
        inline = true;
        return this;
    }

    /** Writes an element that holds text only. */
    public XmlOut leaf(String name, String text, String... attributes) {
        return start(name, attributes).text(text).end();
    }

    /** From here to {@link #endMixed} white space counts. */
    public XmlOut startMixed() {
        mixed++;
        return this;
    }

    public XmlOut endMixed() {
        mixed--;
        return this;
    }

    /** Writes {@code templateId} elements. */
    public XmlOut templates(String... oids) {
        for (String oid : oids) {
            empty("templateId", "root", oid);
        }
        return this;
    }

    /** Writes a coded element without content. */
    public XmlOut code(String name, CodedValue value) {
        return empty(name, codeAttributes(value));
    }

    /** Opens a coded element. */
    public XmlOut startCode(String name, CodedValue value, String... before) {
        String[] code = codeAttributes(value);
        String[] all = new String[before.length + code.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(code, 0, all, before.length, code.length);
        return start(name, all);
    }

    /** Writes {@code originalText} that refers to the narrative. */
    public XmlOut originalText(String narrativeId) {
        return start("originalText")
                .empty("reference", "value", "#" + narrativeId)
                .end();
    }

    /** Writes {@code text} that refers to the narrative. */
    public XmlOut textReference(String narrativeId) {
        return start("text").empty("reference", "value", "#" + narrativeId).end();
    }

    /** What was written so far, to be sent before something that is not held here. */
    public byte[] takeBytes() {
        byte[] bytes = toBytes();
        xml.setLength(0);
        return bytes;
    }

    public byte[] toBytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String[] codeAttributes(CodedValue value) {
        return CodeSystemNames.of(value.codeSystem())
                .map(name -> new String[] {
                    "code", value.code(),
                    "displayName", value.displayName(),
                    "codeSystem", value.codeSystem(),
                    "codeSystemName", name
                })
                .orElseGet(() -> new String[] {
                    "code", value.code(), "displayName", value.displayName(), "codeSystem", value.codeSystem()
                });
    }

    private void tag(String name, String... attributes) {
        indent();
        xml.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(' ').append(attributes[i]).append("=\"");
            attribute(attributes[i + 1]);
            xml.append('"');
        }
    }

    /** White space other than the space is written as a reference: readers would make spaces of it. */
    private void attribute(String value) {
        checkLegal(value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append((int) c).append(';');
                default -> xml.append(c);
            }
        }
    }

    private void indent() {
        if (mixed == 0) {
            xml.append(INDENT, 0, Math.min(open.size() + 1, INDENT.length()));
        }
    }

    private void checkLegal(String text) {
        if (!TextRules.isXmlText(text)) {
            throw InvalidInputException.of(
                    "CDA",
                    String.join("/", (Iterable<String>) open::descendingIterator),
                    TextRules.XML_CHARACTER,
                    "caractère interdit en XML",
                    "character not allowed in XML");
        }
    }
}
