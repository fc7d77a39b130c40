package org.segursdk.soap.internal;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.xml.SecureXml;

/** Reads an envelope up to its payload, in SOAP 1.2 or 1.1 and under any prefix. */
public final class EnvelopeReader {
    private final AnswerStream in;
    private final XMLStreamReader reader;
    private String relatesTo = "";
    private String action = "";
    private boolean fault;
    private boolean empty = true;

    EnvelopeReader(InputStream content, AnswerStream in) throws XMLStreamException {
        this.in = in;
        this.reader = SecureXml.reader(content);
    }

    /** Advances to the first element of the body. */
    void open() throws XMLStreamException, AnswerException {
        toElement();
        if (!isSoap("Envelope")) {
            throw AnswerException.notSoap();
        }
        while (reader.nextTag() == START_ELEMENT) {
            if (isSoap("Body")) {
                empty = reader.nextTag() != START_ELEMENT;
                fault = !empty && isSoap("Fault");
                return;
            }
            if (isSoap("Header")) {
                readHeaders();
            } else {
                throw AnswerException.notSoap();
            }
        }
        throw AnswerException.notSoap();
    }

    private void toElement() throws XMLStreamException {
        while (reader.next() != START_ELEMENT) {
            // Comments and processing instructions may stand before the envelope.
        }
    }

    private boolean isSoap(String name) {
        return name.equals(reader.getLocalName()) && Soap.isNamespace(reader.getNamespaceURI());
    }

    private void readHeaders() throws XMLStreamException {
        while (reader.nextTag() == START_ELEMENT) {
            boolean addressing = Soap.WSA.equals(reader.getNamespaceURI());
            if (addressing && reader.getLocalName().equals("RelatesTo")) {
                relatesTo = reader.getElementText().strip();
            } else if (addressing && reader.getLocalName().equals("Action")) {
                action = reader.getElementText().strip();
            } else {
                skip();
            }
        }
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == START_ELEMENT) {
                depth++;
            } else if (event == END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Reads to the end of the document, so that an answer cut short is noticed. */
    public void drain() throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
    }

    public XMLStreamReader reader() {
        return reader;
    }

    public String relatesTo() {
        return relatesTo;
    }

    public String action() {
        return action;
    }

    boolean isFault() {
        return fault;
    }

    boolean isEmpty() {
        return empty;
    }

    /** Whether the bytes came to their end. */
    public boolean isEnded() {
        return in.isEnded();
    }
}
