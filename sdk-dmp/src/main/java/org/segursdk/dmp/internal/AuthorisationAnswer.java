package org.segursdk.dmp.internal;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.patient.AuthorisationUpdate;

/** The answer to TD0.3. Source: dmp §5.1. */
public final class AuthorisationAnswer extends FunctionalAnswer {
    private AuthorisationAnswer() {}

    /**
     * Reads the payload the parser stands on.
     *
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static AuthorisationAnswer read(XMLStreamReader in) throws XMLStreamException {
        AuthorisationAnswer answer = new AuthorisationAnswer();
        answer.walk(in, Functional.HABILITATIONS, "setAuthorizationResponse");
        return answer;
    }

    /**
     * What was done.
     *
     * @throws ServiceFaultException layer {@code FUNCTIONAL}: refused
     * @throws TransportException uncertain, code {@code DMP-ANSWER-UNEXPECTED}: no status
     */
    public AuthorisationUpdate update(FunctionalMeaning meaning) {
        meaning.requireDone(this);
        return new AuthorisationUpdate(Optional.of(context()).filter(text -> !text.isEmpty()));
    }

    @Override
    void started(XMLStreamReader in) {
        // Everything is in texts.
    }

    @Override
    void entryElementEnd(XMLStreamReader in, String text) {
        // No entries here.
    }
}
