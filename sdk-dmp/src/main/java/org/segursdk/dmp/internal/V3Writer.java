package org.segursdk.dmp.internal;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of HL7v3 in the default namespace. */
final class V3Writer {
    private final XMLStreamWriter out;

    V3Writer(XMLStreamWriter out) {
        this.out = out;
    }

    /** The root of a message, which declares what the rest uses. */
    void root(String name) throws XMLStreamException {
        start(name);
        out.writeDefaultNamespace(Hl7v3.NAMESPACE);
        out.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        out.writeAttribute("ITSVersion", "XML_1.0");
    }

    /** @param attributes names and values by turns */
    void start(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement("", name, Hl7v3.NAMESPACE);
        attributes(attributes);
    }

    void end() throws XMLStreamException {
        out.writeEndElement();
    }

    /** @param attributes names and values by turns */
    void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement("", name, Hl7v3.NAMESPACE);
        attributes(attributes);
    }

    void id(String name, String root, String extension) throws XMLStreamException {
        empty(name, "root", root, "extension", extension);
    }

    void text(String name, String value) throws XMLStreamException {
        start(name);
        out.writeCharacters(value);
        end();
    }

    void nil(String name) throws XMLStreamException {
        out.writeEmptyElement("", name, Hl7v3.NAMESPACE);
        out.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil", "true");
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
