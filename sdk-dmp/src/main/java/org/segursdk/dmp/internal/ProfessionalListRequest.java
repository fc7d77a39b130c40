package org.segursdk.dmp.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.dmp.patient.AuthorisationFilter;

/** The request of TD1.6. The patient stands in the VIHF alone. Source: dmp §5.3. */
public final class ProfessionalListRequest {
    private final AuthorisationFilter filter;

    public ProfessionalListRequest(AuthorisationFilter filter) {
        this.filter = filter;
    }

    public void writeTo(XMLStreamWriter out) throws XMLStreamException {
        FunctionalWriter.open(out, Functional.HABILITATIONS, "listAuthorizationByPatient")
                .text("mode", filter.code())
                .close();
    }
}
