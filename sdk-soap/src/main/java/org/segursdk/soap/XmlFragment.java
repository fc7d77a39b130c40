package org.segursdk.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A piece of XML that writes itself into a message, so that a body of any size is never held. It declares every namespace it
 * uses: it may not rely on those of the envelope, nor write an XML declaration. It writes the same thing at each call.
 */
@FunctionalInterface
public interface XmlFragment {
    /** Writes one element (or nothing) and leaves the writer open. */
    void writeTo(XMLStreamWriter writer) throws XMLStreamException;
}
