package org.segursdk.dmp.internal;

import java.util.Optional;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.patient.RecordState;

/** What the answer to TD1.3a means. Source: dmp §4.1, §4.3. */
public final class AdministrativeDataMeaning {
    private final QueryMeaning query;

    public AdministrativeDataMeaning(String service, String operation) {
        this.query = new QueryMeaning(service, operation);
    }

    /**
     * The administrative data; empty when the patient has no record.
     *
     * @param messageId extension of the request's id
     * @throws ServiceFaultException a negative acknowledgement or query response, raw codes kept
     * @throws TransportException code {@code DMP-ANSWER-UNEXPECTED}: another request's answer, or states this SDK does not know
     */
    public Optional<AdministrativeData> of(AdministrativeDataAnswer answer, String messageId) {
        if (!query.found(answer, messageId)) {
            return Optional.empty();
        }
        RecordState state = RecordState.ofCode(answer.patientStatus()).orElseThrow(query::unknownState);
        return Optional.of(answer.data(state));
    }
}
