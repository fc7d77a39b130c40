package org.segursdk.dmp.internal;

import java.util.List;
import java.util.OptionalInt;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.patient.PatientSearchResult;

/** What the answer to TD0.5 means. Source: dmp §4.1, §4.4. */
public final class PatientSearchMeaning {
    private final QueryMeaning query;

    public PatientSearchMeaning(String service, String operation) {
        this.query = new QueryMeaning(service, operation);
    }

    /**
     * The candidates, none when nobody was found.
     *
     * @param messageId extension of the request's id
     * @throws ServiceFaultException a negative acknowledgement or query response, raw codes kept
     * @throws TransportException code {@code DMP-ANSWER-UNEXPECTED}: another request's answer, or no acknowledgement known
     */
    public PatientSearchResult of(PatientSearchAnswer answer, String messageId) {
        return query.found(answer, messageId)
                ? answer.result()
                : new PatientSearchResult(List.of(), OptionalInt.empty(), OptionalInt.empty());
    }
}
