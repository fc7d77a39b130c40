package org.segursdk.dmp.internal;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;

/** What an answer in HL7v3 says of the question, whatever the question. Source: dmp §4.1, §12. */
final class QueryMeaning {
    private final String service;
    private final String operation;

    QueryMeaning(String service, String operation) {
        this.service = service;
        this.operation = operation;
    }

    /**
     * Whether something was found.
     *
     * @param messageId extension of the request's id
     * @throws ServiceFaultException a negative acknowledgement or query response, raw codes kept
     * @throws TransportException code {@code DMP-ANSWER-UNEXPECTED}: another request's answer, or no acknowledgement known
     */
    boolean found(QueryAnswer answer, String messageId) {
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
        return switch (answer.queryResponse()) {
            case "OK" -> true;
            case "NF" -> false;
            default -> throw refused(answer);
        };
    }

    /** A state this SDK does not know is never taken for one it knows. */
    TransportException unknownState() {
        return unexpected("état du DMP absent ou inconnu", "no status of the record, or an unknown one");
    }

    private SegurException refused(QueryAnswer answer) {
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

    private static TransportException unexpected(String french, String english) {
        return TransportException.uncertain("DMP-ANSWER-UNEXPECTED", true, LocalizedText.of(french, english), null);
    }
}
