package org.segursdk.core.xml;

import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * The JDK skips a DTD it does not support; a document that has one is hostile or broken, so this refuses it. What
 * {@link GuardedInput} stops becomes an error of the document here, never one of the connection.
 */
final class GuardedReader extends StreamReaderDelegate {
    private final GuardedInput input;

    private GuardedReader(XMLStreamReader reader, GuardedInput input) {
        super(reader);
        this.input = input;
    }

    static GuardedReader open(XMLInputFactory factory, InputStream in) throws XMLStreamException {
        GuardedInput input = new GuardedInput(in);
        try {
            return new GuardedReader(factory.createXMLStreamReader(input), input);
        } catch (XMLStreamException e) {
            throw told(e, e.getLocation());
        }
    }

    @Override
    public int next() throws XMLStreamException {
        int event;
        try {
            event = super.next();
        } catch (XMLStreamException e) {
            throw told(e, getLocation());
        }
        input.progress();
        if (event == XMLStreamConstants.DTD) {
            throw new RefusedXmlException(getLocation());
        }
        return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        try {
            return super.getElementText();
        } catch (XMLStreamException e) {
            throw told(e, getLocation());
        } finally {
            input.progress();
        }
    }

    private static XMLStreamException told(XMLStreamException failure, @Nullable Location at) {
        if (!(failure.getNestedException() instanceof GuardedInput.Stopped stopped)) {
            return failure;
        }
        if (stopped.oversized) {
            return new OversizedXmlException(at);
        }
        String message = "bytes that are not in their encoding";
        return at == null ? new XMLStreamException(message) : new XMLStreamException(message, at);
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                || event == XMLStreamConstants.SPACE
                || event == XMLStreamConstants.CHARACTERS && isWhiteSpace()) {
            event = next();
        }
        if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            throw new XMLStreamException("a tag was expected", getLocation());
        }
        return event;
    }
}
