package org.segursdk.dmp.internal;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.Authorisation;
import org.segursdk.dmp.DmpStatus;

/** What the answer to TD0.2 means. Source: dmp §4.1, §4.2. */
public final class ExistenceMeaning {
    private final String service;
    private final String operation;

    public ExistenceMeaning(String service, String operation) {
        this.service = service;
        this.operation = operation;
    }

    /**
     * The state of the record.
     *
     * @param messageId extension of the request's id
     * @throws ServiceFaultException a negative acknowledgement or query response, raw codes kept
     * @throws TransportException code {@code DMP-ANSWER-UNEXPECTED}: another request's answer, or states this SDK does not know
     */
    public DmpStatus of(ExistenceAnswer answer, String messageId) {
        if (!answer.targetMessage().isEmpty() && !answer.targetMessage().equals(messageId)) {
            throw unexpected("l'acquittement porte sur une autre demande", "the acknowledgement is of another request");
        }
        switch (answer.acknowledgement()) {
            case "AA", "CA" -> {
                // What was asked for is answered.
            }
            case "AE", "AR", "CE", "CR" -> throw refused(answer);
            default -> throw unexpected("acquittement absent ou inconnu", "no acknowledgement, or an unknown one");
        }
        if (answer.queryResponse().equals("NF")) {
            return new DmpStatus.Absent();
        }
        if (!answer.queryResponse().equals("OK")) {
            throw refused(answer);
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
            default -> throw unexpected("état du DMP absent ou inconnu", "no status of the record, or an unknown one");
        };
    }

    private SegurException refused(ExistenceAnswer answer) {
        List<RawError> raw = answer.details();
        String code = answer.queryResponse().isEmpty() ? answer.acknowledgement() : answer.queryResponse();
        return new ServiceFaultException(
                service,
                operation,
                Layer.HL7V3_ACKNOWLEDGEMENT,
                raw.isEmpty() ? List.of(new RawError(code, "", "", "")) : raw,
                false,
                LocalizedText.of("le DMP n'a pas traité la demande", "the DMP did not process the request"));
    }

    private static SegurException unexpected(String french, String english) {
        return TransportException.uncertain("DMP-ANSWER-UNEXPECTED", true, LocalizedText.of(french, english), null);
    }
}
