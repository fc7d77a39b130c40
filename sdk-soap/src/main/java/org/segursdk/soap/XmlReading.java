package org.segursdk.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a value out of the payload of an answer.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface XmlReading<T> {
    /**
     * @param reader positioned on the start element of the payload
     */
    T read(XMLStreamReader reader) throws XMLStreamException;
}
