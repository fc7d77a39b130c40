package org.segursdk.soap;

import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An element held in memory that writes itself node by node, exactly as it is: what was signed stays signed. The element must
 * declare its namespaces by {@code xmlns} attributes and not change once given here.
 */
public final class DomFragment implements XmlFragment {
    private final Element element;

    private DomFragment(Element element) {
        this.element = Objects.requireNonNull(element, "element");
    }

    public static DomFragment of(Element element) {
        return new DomFragment(element);
    }

    @Override
    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        // Even reading a DOM is not thread-safe.
        synchronized (element) {
            write(element, writer);
        }
    }

    private static void write(Element source, XMLStreamWriter writer) throws XMLStreamException {
        String prefix = source.getPrefix() == null ? XMLConstants.DEFAULT_NS_PREFIX : source.getPrefix();
        String namespace = source.getNamespaceURI() == null ? XMLConstants.NULL_NS_URI : source.getNamespaceURI();
        writer.writeStartElement(prefix, source.getLocalName(), namespace);
        NamedNodeMap attributes = source.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            declare((Attr) attributes.item(i), writer);
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute((Attr) attributes.item(i), writer);
        }
        for (Node child = source.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                write(element, writer);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                writer.writeCharacters(child.getNodeValue());
            }
        }
        writer.writeEndElement();
    }

    private static void declare(Attr attribute, XMLStreamWriter writer) throws XMLStreamException {
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
            if (attribute.getPrefix() == null) {
                writer.writeDefaultNamespace(attribute.getValue());
            } else {
                writer.writeNamespace(attribute.getLocalName(), attribute.getValue());
            }
        }
    }

    private static void attribute(Attr attribute, XMLStreamWriter writer) throws XMLStreamException {
        String namespace = attribute.getNamespaceURI();
        if (namespace == null) {
            writer.writeAttribute(attribute.getName(), attribute.getValue());
        } else if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)) {
            writer.writeAttribute(attribute.getPrefix(), namespace, attribute.getLocalName(), attribute.getValue());
        }
    }

    /** Without any content. */
    @Override
    public String toString() {
        return "DomFragment[redacted]";
    }
}
