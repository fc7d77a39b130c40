package org.segursdk.core.xml;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** The XML holds a document type declaration: never read further, whatever it declares. */
public final class RefusedXmlException extends XMLStreamException {
    private static final long serialVersionUID = 1L;

    RefusedXmlException(Location location) {
        super("document type declaration refused", location);
    }
}
