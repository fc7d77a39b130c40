package org.segursdk.dmp.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An answer of the DMP's own services: entries, then a status and its context. Source: dmp §5. */
abstract class FunctionalAnswer extends XmlWalk {
    private String status = "";
    private String context = "";

    /** An element of an entry ends. */
    abstract void entryElementEnd(XMLStreamReader in, String text) throws XMLStreamException;

    @Override
    final void ended(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("output", "status")) {
            status = text;
        } else if (isAt("output", "context")) {
            context = text;
        } else {
            entryElementEnd(in, text);
        }
    }

    @Override
    final boolean mayCut() {
        return isAt("output", "context");
    }

    /** The status as received, {@code ""} when not told. */
    public final String status() {
        return status;
    }

    /** The service's own words, {@code ""} when it has none. */
    public final String context() {
        return context;
    }
}
