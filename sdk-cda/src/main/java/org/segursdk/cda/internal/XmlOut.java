package org.segursdk.cda.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xml.SecureXml;

/**
 * Writes a document forwards into memory, indented except inside mixed content. Not thread-safe. Refuses text XML cannot
 * hold, as a last defence behind the rules.
 */
public final class XmlOut {
    private static final int EXPECTED_SIZE = 32 * 1024;
    private static final String INDENT = "\n                                ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_SIZE);
    private final XMLStreamWriter writer;
    private final Deque<String> open = new ArrayDeque<>();
    private int mixed;
    private boolean inline;

    public XmlOut() {
        try {
            writer = SecureXml.writer(bytes);
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens an element. Attributes come as name, value, name, value… */
    public XmlOut start(String name, String... attributes) {
        try {
            indent();
            writer.writeStartElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        open.push(name);
        inline = true;
        return this;
    }

    /** Writes an element without content. */
    public XmlOut empty(String name, String... attributes) {
        try {
            indent();
            writer.writeEmptyElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        inline = false;
        return this;
    }

    public XmlOut end() {
        open.pop();
        try {
            if (!inline) {
                indent();
            }
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        inline = false;
        return this;
    }

    /** Writes text; line ends become line feeds, as XML readers make them anyway. */
    public XmlOut text(String text) {
        try {
            writer.writeCharacters(legal(text).replace("\r\n", "\n").replace('\r', '\n'));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
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

    /** Number of bytes written so far, an open start tag included. */
    public int position() {
        try {
            writer.writeCharacters("");
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.size();
    }

    /** Ends the document. */
    public byte[] toBytes() {
        try {
            writer.writeEndDocument();
            writer.flush();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
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

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    private void indent() throws XMLStreamException {
        if (mixed == 0) {
            writer.writeCharacters(INDENT.substring(0, Math.min(open.size() + 1, INDENT.length())));
        }
    }

    private String legal(String text) {
        if (!TextRules.isXmlText(text)) {
            throw InvalidInputException.of(
                    "CDA",
                    String.join("/", (Iterable<String>) open::descendingIterator),
                    TextRules.XML_CHARACTER,
                    "caractère interdit en XML",
                    "character not allowed in XML");
        }
        return text;
    }
}
