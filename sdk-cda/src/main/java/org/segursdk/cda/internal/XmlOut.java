package org.segursdk.cda.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

/**
 * Writes a document forwards, indented except inside mixed content: into memory, or through a small buffer into a stream.
 * Large embedded contents are encoded in base64 as they are read and never held. Not thread-safe. Refuses text XML cannot
 * hold, as a last defence behind the rules. It escapes and encodes by itself: the JDK's stream writer goes byte by byte, ten
 * times slower.
 */
public final class XmlOut {
    private static final int CHUNK = 8 * 1024;
    private static final byte[] INDENT =
            "\n                                ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final @Nullable OutputStream sink;
    private final Segments segments = new Segments();
    private byte[] buffer = new byte[CHUNK];
    private int size;
    private String[] open = new String[48];
    private int depth;
    private int mixed;
    private boolean inline;

    private XmlOut(@Nullable OutputStream sink) {
        this.sink = sink;
        ascii(DECLARATION);
    }

    /** Keeps what is written: {@link #toContent()} gives it back. */
    public static XmlOut inMemory() {
        return new XmlOut(null);
    }

    /** Writes into a stream; {@link #finish()} empties the buffer. The caller closes the stream. */
    public static XmlOut to(OutputStream sink) {
        return new XmlOut(sink);
    }

    public XmlOut start(String name) {
        tag(name);
        return opened(name);
    }

    public XmlOut start(String name, String attribute, String value) {
        tag(name);
        attribute(attribute, value);
        return opened(name);
    }

    public XmlOut start(String name, String attribute1, String value1, String attribute2, String value2) {
        tag(name);
        attribute(attribute1, value1);
        attribute(attribute2, value2);
        return opened(name);
    }

    public XmlOut start(
            String name,
            String attribute1,
            String value1,
            String attribute2,
            String value2,
            String attribute3,
            String value3) {
        tag(name);
        attribute(attribute1, value1);
        attribute(attribute2, value2);
        attribute(attribute3, value3);
        return opened(name);
    }

    /** Opens an element. Attributes come as name, value, name, value… */
    public XmlOut start(String name, String... attributes) {
        tag(name);
        attributes(attributes);
        return opened(name);
    }

    public XmlOut empty(String name, String attribute, String value) {
        tag(name);
        attribute(attribute, value);
        return closed();
    }

    public XmlOut empty(String name, String attribute1, String value1, String attribute2, String value2) {
        tag(name);
        attribute(attribute1, value1);
        attribute(attribute2, value2);
        return closed();
    }

    /** Writes an element without content. */
    public XmlOut empty(String name, String... attributes) {
        tag(name);
        attributes(attributes);
        return closed();
    }

    /** Writes an element whose one attribute is ASCII that needs no escape. */
    XmlOut emptyRaw(String name, String attribute, byte[] value) {
        tag(name);
        put(' ');
        ascii(attribute);
        put('=');
        put('"');
        room(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        put('"');
        return closed();
    }

    public XmlOut end() {
        String name = open[--depth];
        if (!inline) {
            indent();
        }
        ascii("</");
        ascii(name);
        put('>');
        inline = false;
        return this;
    }

    /** Writes text; line ends become line feeds, as XML readers make them anyway. */
    public XmlOut text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '>' && c < 0x80) {
                put(c);
                continue;
            }
            switch (c) {
                case '&' -> ascii("&amp;");
                case '<' -> ascii("&lt;");
                case '>' -> ascii("&gt;");
                case '\r' -> {
                    if (i + 1 == length || text.charAt(i + 1) != '\n') {
                        put('\n');
                    }
                }
                default -> i = character(text, i);
            }
        }
        inline = true;
        return this;
    }

    /** Writes an element that holds text only. */
    public XmlOut leaf(String name, String text) {
        return start(name).text(text).end();
    }

    /** Writes an element that holds text only. */
    public XmlOut leaf(String name, String text, String attribute, String value) {
        return start(name, attribute, value).text(text).end();
    }

    /** Writes the source in base64 as the content of the open element; in memory it is read when the content is. */
    public XmlOut base64(ContentSource source, long length) {
        inline = true;
        OutputStream out = sink;
        if (out == null) {
            segments.add(Arrays.copyOf(buffer, size));
            segments.add(() -> new Base64Stream(source.open(), length));
            size = 0;
            return this;
        }
        flush(out);
        try (InputStream encoded = new Base64Stream(source.open(), length)) {
            encoded.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
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

    /** Writes {@code templateId} elements. */
    public XmlOut templates(Iterable<String> oids) {
        for (String oid : oids) {
            empty("templateId", "root", oid);
        }
        return this;
    }

    /** Writes a coded element without content. */
    public XmlOut code(String name, CodedValue value) {
        tag(name);
        codeAttributes(value);
        return closed();
    }

    /** Opens a coded element. */
    public XmlOut startCode(String name, CodedValue value) {
        tag(name);
        codeAttributes(value);
        return opened(name);
    }

    /** Opens a coded element with an attribute before the code, such as {@code xsi:type}. */
    public XmlOut startCode(String name, CodedValue value, String attribute, String attributeValue) {
        tag(name);
        attribute(attribute, attributeValue);
        codeAttributes(value);
        return opened(name);
    }

    /** Writes {@code originalText} that refers to the narrative. */
    public XmlOut originalText(String narrativeId) {
        return originalText(narrativeId, "");
    }

    /** Writes {@code originalText} that refers to the place in the narrative that is these two put together. */
    public XmlOut originalText(String narrativeId, String suffix) {
        return start("originalText").reference(narrativeId, suffix).end();
    }

    /** Writes {@code text} that refers to the narrative. */
    public XmlOut textReference(String narrativeId) {
        return textReference(narrativeId, "");
    }

    /** Writes {@code text} that refers to the place in the narrative that is these two put together. */
    public XmlOut textReference(String narrativeId, String suffix) {
        return start("text").reference(narrativeId, suffix).end();
    }

    private XmlOut reference(String narrativeId, String suffix) {
        tag("reference");
        ascii(" value=\"#");
        attributeText(narrativeId);
        attributeText(suffix);
        put('"');
        return closed();
    }

    /** Opens {@code content} whose ID is these two put together. */
    public XmlOut startContent(String narrativeId, String suffix) {
        tag("content");
        ascii(" ID=\"");
        attributeText(narrativeId);
        attributeText(suffix);
        put('"');
        return opened("content");
    }

    /** Sends what the buffer still holds to the stream. */
    public void finish() {
        if (sink != null) {
            flush(sink);
        }
    }

    /** What was written into memory; embedded contents are opened and encoded each time it is read. */
    public ContentSource toContent() {
        segments.add(Arrays.copyOf(buffer, size));
        size = 0;
        return segments;
    }

    private void codeAttributes(CodedValue value) {
        attribute("code", value.code());
        attribute("displayName", value.displayName());
        attribute("codeSystem", value.codeSystem());
        String name = CodeSystemNames.find(value.codeSystem());
        if (name != null) {
            attribute("codeSystemName", name);
        }
    }

    private void attributes(String[] attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    private void tag(String name) {
        indent();
        put('<');
        ascii(name);
    }

    private XmlOut opened(String name) {
        put('>');
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = name;
        inline = true;
        return this;
    }

    private XmlOut closed() {
        put('/');
        put('>');
        inline = false;
        return this;
    }

    private void attribute(String name, String value) {
        put(' ');
        ascii(name);
        put('=');
        put('"');
        attributeText(value);
        put('"');
    }

    /** White space other than the space is written as a reference: readers would make spaces of it. */
    private void attributeText(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > '>' && c < 0x80) {
                put(c);
                continue;
            }
            switch (c) {
                case '&' -> ascii("&amp;");
                case '<' -> ascii("&lt;");
                case '>' -> ascii("&gt;");
                case '"' -> ascii("&quot;");
                case '\t' -> ascii("&#9;");
                case '\n' -> ascii("&#10;");
                case '\r' -> ascii("&#13;");
                default -> i = character(value, i);
            }
        }
    }

    /** Encodes the character at that place; returns the place of its last half. */
    private int character(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x80) {
            if (c < ' ' && c != '\t' && c != '\n') {
                throw illegal();
            }
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
            put(0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            int point = Character.toCodePoint(c, text.charAt(at + 1));
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
            return at + 1;
        } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
            throw illegal();
        } else {
            put(0xE0 | c >> 12);
            put(0x80 | c >> 6 & 0x3F);
            put(0x80 | c & 0x3F);
        }
        return at;
    }

    private InvalidInputException illegal() {
        return InvalidInputException.of(
                "CDA",
                String.join("/", Arrays.copyOf(open, depth)),
                TextRules.XML_CHARACTER,
                "caractère interdit en XML",
                "character not allowed in XML");
    }

    private void indent() {
        if (mixed == 0) {
            int length = Math.min(depth + 1, INDENT.length);
            room(length);
            System.arraycopy(INDENT, 0, buffer, size, length);
            size += length;
        }
    }

    @SuppressWarnings("deprecation") // getBytes of ASCII names into the buffer, without an array between
    private void ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, buffer, size);
        size += length;
    }

    private void put(int octet) {
        if (size == buffer.length) {
            room(1);
        }
        buffer[size++] = (byte) octet;
    }

    private void room(int length) {
        if (size + length <= buffer.length) {
            return;
        }
        if (sink == null) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + length));
        } else {
            flush(sink);
        }
    }

    private void flush(OutputStream out) {
        try {
            out.write(buffer, 0, size);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
