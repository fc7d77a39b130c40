package org.segursdk.soap.internal;

import java.io.OutputStream;
import java.nio.CharBuffer;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML as UTF-8: elements as told, namespaces as declared by the caller. What a message has no use for (a DTD, entity
 * references) is refused. Not thread-safe.
 */
public final class XmlWriter implements XMLStreamWriter {
    private final Utf8Output out;
    private final Bindings bindings = new Bindings();
    /** Prefix and local name of each open element. */
    private String[] names = new String[32];

    private int depth;
    private boolean inTag;
    private boolean emptyTag;

    /** @param out flushed and closed by the caller */
    public XmlWriter(OutputStream out) {
        this.out = new Utf8Output(out);
    }

    @Override
    public void writeStartElement(String prefix, String localName, String namespaceUri) throws XMLStreamException {
        tag(prefix, localName);
        if (2 * depth == names.length) {
            names = Arrays.copyOf(names, 4 * depth);
        }
        names[2 * depth] = prefix;
        names[2 * depth + 1] = localName;
        depth++;
    }

    @Override
    public void writeStartElement(String localName) throws XMLStreamException {
        writeStartElement("", localName, "");
    }

    @Override
    public void writeStartElement(String namespaceUri, String localName) throws XMLStreamException {
        writeStartElement(bindings.requirePrefix(namespaceUri), localName, namespaceUri);
    }

    @Override
    public void writeEmptyElement(String prefix, String localName, String namespaceUri) throws XMLStreamException {
        tag(prefix, localName);
        emptyTag = true;
    }

    @Override
    public void writeEmptyElement(String localName) throws XMLStreamException {
        writeEmptyElement("", localName, "");
    }

    @Override
    public void writeEmptyElement(String namespaceUri, String localName) throws XMLStreamException {
        writeEmptyElement(bindings.requirePrefix(namespaceUri), localName, namespaceUri);
    }

    private void tag(String prefix, String localName) throws XMLStreamException {
        endTag();
        bindings.open();
        out.raw('<');
        name(prefix, localName);
        inTag = true;
    }

    private void name(String prefix, String localName) throws XMLStreamException {
        if (!prefix.isEmpty()) {
            out.raw(prefix);
            out.raw(':');
        }
        out.raw(localName);
    }

    /** Ends the start tag begun, if any. */
    private void endTag() throws XMLStreamException {
        if (inTag) {
            inTag = false;
            if (emptyTag) {
                emptyTag = false;
                bindings.close();
                out.raw("/>");
            } else {
                out.raw('>');
            }
        }
    }

    @Override
    public void writeEndElement() throws XMLStreamException {
        if (inTag && emptyTag) {
            endTag();
        }
        if (depth == 0) {
            throw new XMLStreamException("no element is open");
        }
        depth--;
        if (inTag) {
            inTag = false;
            out.raw("/>");
        } else {
            out.raw("</");
            name(names[2 * depth], names[2 * depth + 1]);
            out.raw('>');
        }
        bindings.close();
    }

    @Override
    public void writeAttribute(String localName, String value) throws XMLStreamException {
        writeAttribute("", "", localName, value);
    }

    @Override
    public void writeAttribute(String namespaceUri, String localName, String value) throws XMLStreamException {
        writeAttribute(
                namespaceUri.isEmpty() ? "" : bindings.requirePrefix(namespaceUri), namespaceUri, localName, value);
    }

    @Override
    public void writeAttribute(String prefix, String namespaceUri, String localName, String value)
            throws XMLStreamException {
        requireTag();
        out.raw(' ');
        name(prefix, localName);
        value(value);
    }

    private void value(String value) throws XMLStreamException {
        out.raw("=\"");
        out.attribute(value);
        out.raw('"');
    }

    private void requireTag() throws XMLStreamException {
        if (!inTag) {
            throw new XMLStreamException("no start tag is open");
        }
    }

    @Override
    public void writeNamespace(String prefix, String namespaceUri) throws XMLStreamException {
        requireTag();
        bindings.bind(prefix, namespaceUri);
        out.raw(prefix.isEmpty() ? " xmlns" : " xmlns:");
        out.raw(prefix);
        value(namespaceUri);
    }

    @Override
    public void writeDefaultNamespace(String namespaceUri) throws XMLStreamException {
        writeNamespace("", namespaceUri);
    }

    @Override
    public void writeCharacters(String text) throws XMLStreamException {
        endTag();
        out.text(text);
    }

    @Override
    public void writeCharacters(char[] text, int start, int length) throws XMLStreamException {
        endTag();
        out.text(CharBuffer.wrap(text, start, length));
    }

    /** As characters: the same text. */
    @Override
    public void writeCData(String data) throws XMLStreamException {
        writeCharacters(data);
    }

    @Override
    public void writeComment(String data) throws XMLStreamException {
        endTag();
        if (data.contains("--") || data.endsWith("-")) {
            throw new XMLStreamException("not a comment");
        }
        out.raw("<!--");
        out.raw(data);
        out.raw("-->");
    }

    @Override
    public void writeProcessingInstruction(String target) throws XMLStreamException {
        writeProcessingInstruction(target, "");
    }

    @Override
    public void writeProcessingInstruction(String target, String data) throws XMLStreamException {
        endTag();
        if (data.contains("?>")) {
            throw new XMLStreamException("not an instruction");
        }
        out.raw("<?");
        out.raw(target);
        out.raw(data.isEmpty() ? "" : " ");
        out.raw(data);
        out.raw("?>");
    }

    @Override
    public void writeDTD(String dtd) throws XMLStreamException {
        throw new XMLStreamException("no DTD in a message");
    }

    @Override
    public void writeEntityRef(String name) throws XMLStreamException {
        throw new XMLStreamException("no entity in a message");
    }

    @Override
    public void writeStartDocument() throws XMLStreamException {
        writeStartDocument("UTF-8", "1.0");
    }

    @Override
    public void writeStartDocument(String version) throws XMLStreamException {
        writeStartDocument("UTF-8", version);
    }

    @Override
    public void writeStartDocument(String encoding, String version) throws XMLStreamException {
        throw new XMLStreamException("a message begins with its envelope");
    }

    @Override
    public void writeEndDocument() throws XMLStreamException {
        while (depth > 0) {
            writeEndElement();
        }
        endTag();
    }

    @Override
    public void flush() throws XMLStreamException {
        out.drain();
    }

    /** Passes on what is held; the stream stays open. */
    @Override
    public void close() throws XMLStreamException {
        endTag();
        out.drain();
    }

    @Override
    public @Nullable String getPrefix(String uri) {
        return bindings.getPrefix(uri);
    }

    @Override
    public void setPrefix(String prefix, String uri) {
        bindings.bind(prefix, uri);
    }

    @Override
    public void setDefaultNamespace(String uri) {
        bindings.bind(XMLConstants.DEFAULT_NS_PREFIX, uri);
    }

    @Override
    public void setNamespaceContext(NamespaceContext context) throws XMLStreamException {
        throw new XMLStreamException("the context is this writer's own");
    }

    @Override
    public NamespaceContext getNamespaceContext() {
        return bindings;
    }

    @Override
    public Object getProperty(String name) {
        throw new IllegalArgumentException(name);
    }
}
