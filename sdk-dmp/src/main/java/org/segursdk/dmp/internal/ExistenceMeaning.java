package org.segursdk.dmp.internal;

import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.Authorisation;
import org.segursdk.dmp.DmpStatus;

/** What the answer to TD0.2 means. Source: dmp §4.1, §4.2. */
public final class ExistenceMeaning {
    private final QueryMeaning query;

    public ExistenceMeaning(String service, String operation) {
        this.query = new QueryMeaning(service, operation);
    }

    /**
     * The state of the record.
     *
     * @param messageId extension of the request's id
     * @throws ServiceFaultException a negative acknowledgement or query response, raw codes kept
     * @throws TransportException code {@code DMP-ANSWER-UNEXPECTED}: another request's answer, or states this SDK does not know
     */
    public DmpStatus of(ExistenceAnswer answer, String messageId) {
        if (!query.found(answer, messageId)) {
            return new DmpStatus.Absent();
        }
        return switch (answer.patientStatus()) {
            case "active" ->
                new DmpStatus.Open(
                        Authorisation.ofCode(answer.authorisation()),
                        answer.treatingPhysician(),
                        answer.ensAttached(),
                        answer.webAccount(),
                        answer.isUnderOtherIns());
            case "terminated" -> new DmpStatus.Closed();
            default -> throw query.unknownState();
        };
    }
}
