package org.segursdk.dmp.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.patient.PatientListQuery;

/** The request of TD0.4. Source: dmp §5.2. */
public final class PatientListRequest {
    private final DmpProfile profile;
    private final PatientListQuery query;

    public PatientListRequest(DmpProfile profile, PatientListQuery query) {
        this.profile = profile;
        this.query = query;
    }

    public void writeTo(XMLStreamWriter out) throws XMLStreamException {
        DmpStamps stamps = new DmpStamps(profile.patient().listZone().value());
        FunctionalWriter writer = FunctionalWriter.open(out, Functional.PATIENTS, "patientList")
                .text("startDate", stamps.write(query.since()))
                .text("dateType", query.dateKind().code());
        if (query.owner().isPresent()) {
            writer.text("psOwnerId", query.owner().get().value());
        }
        writer.close();
    }
}
