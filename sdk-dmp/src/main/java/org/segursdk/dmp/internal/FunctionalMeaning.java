package org.segursdk.dmp.internal;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;

/** What the status of an answer of the DMP's own services means. Source: dmp §5, §12. */
public final class FunctionalMeaning {
    private static final String OK = "DMPOk";

    private final String service;
    private final String operation;
    private final boolean repeatable;

    /** @param repeatable whether asking again changes nothing more */
    public FunctionalMeaning(String service, String operation, boolean repeatable) {
        this.service = service;
        this.operation = operation;
        this.repeatable = repeatable;
    }

    /**
     * Refuses whatever is not a success.
     *
     * @throws ServiceFaultException layer {@code FUNCTIONAL}: another status than {@code DMPOk}, kept with its context
     * @throws TransportException uncertain, code {@code DMP-ANSWER-UNEXPECTED}: no status at all
     */
    void requireDone(FunctionalAnswer answer) {
        String status = answer.status();
        if (status.isEmpty()) {
            throw TransportException.uncertain(
                    "DMP-ANSWER-UNEXPECTED",
                    repeatable,
                    LocalizedText.of("la réponse ne porte aucun statut", "the answer bears no status"),
                    null);
        }
        // The official code sample compares DMPOK, the messages bear DMPOk.
        if (!OK.equalsIgnoreCase(status)) {
            throw new ServiceFaultException(
                    service,
                    operation,
                    Layer.FUNCTIONAL,
                    List.of(new RawError(status, "", answer.context(), "")),
                    false,
                    LocalizedText.of("le DMP a refusé la demande", "the DMP refused the request"));
        }
    }
}
