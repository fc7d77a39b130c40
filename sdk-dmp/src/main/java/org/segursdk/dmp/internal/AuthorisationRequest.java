package org.segursdk.dmp.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.dmp.patient.AuthorisationChange;

/** The request of TD0.3. Patient, professional and structure stand in the VIHF alone. Source: dmp §5.1. */
public final class AuthorisationRequest {
    private final AuthorisationChange change;

    public AuthorisationRequest(AuthorisationChange change) {
        this.change = change;
    }

    public void writeTo(XMLStreamWriter out) throws XMLStreamException {
        FunctionalWriter writer = FunctionalWriter.open(out, Functional.HABILITATIONS, "setAuthorization")
                .text("action", change.isAddition() ? "AJOUT" : "SUPPRESSION");
        if (change.isOfTreatingPhysician()) {
            writer.text("role", Functional.TREATING_PHYSICIAN);
        }
        writer.close();
    }
}
