package org.segursdk.dmp.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a request of the DMP's own services: one element with a few texts. Source: dmp §5. */
final class FunctionalWriter {
    private final XMLStreamWriter out;
    private final String namespace;

    private FunctionalWriter(XMLStreamWriter out, String namespace) {
        this.out = out;
        this.namespace = namespace;
    }

    static FunctionalWriter open(XMLStreamWriter out, String namespace, String root) throws XMLStreamException {
        out.writeStartElement("", root, namespace);
        out.writeDefaultNamespace(namespace);
        return new FunctionalWriter(out, namespace);
    }

    FunctionalWriter text(String name, String value) throws XMLStreamException {
        out.writeStartElement("", name, namespace);
        out.writeCharacters(value);
        out.writeEndElement();
        return this;
    }

    void close() throws XMLStreamException {
        out.writeEndElement();
    }
}
