package org.segursdk.core.xml;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A tag, a comment, an instruction or a CDATA section of the XML is larger than anybody needs. */
public final class OversizedXmlException extends XMLStreamException {
    private static final long serialVersionUID = 1L;

    OversizedXmlException(@Nullable Location at) {
        super("markup too large");
        location = at;
    }
}
