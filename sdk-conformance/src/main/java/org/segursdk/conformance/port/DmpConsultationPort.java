package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Consulting the DMP as the professional who is logged in. Empty answers: the product does not offer it, or refused. */
public interface DmpConsultationPort extends DmpPatientsPort {
    /** What the professional notes of the patient's will to have the DMP consulted. */
    enum Consent {
        DECLARED,
        OPPOSED,
        /** The opposition is lifted and the consent declared again. */
        OPPOSITION_LIFTED
    }

    /** What the icon of the DMP shows. */
    enum State {
        AUTHORISED,
        NOT_AUTHORISED,
        NOT_CREATED,
        CLOSED
    }

    /**
     * A line of the list.
     *
     * @param uniqueId OID of the document
     * @param typeCode code of the type (JDV_J66)
     */
    record Listed(String uniqueId, String typeCode) {}

    void consent(String patient, Consent decision);

    /** How many decisions the journal of that patient's consent holds, each with its author and time; empty without journal. */
    OptionalInt consentTraces(String patient);

    /** Opens the software's own record of the patient; the state shown without another gesture. */
    Optional<State> openRecord(String patient);

    /**
     * Asks for the list of the patient's DMP documents.
     *
     * @param typeCodes types to keep; every type when empty
     * @return empty when the product refused, or the DMP did
     */
    Optional<List<Listed>> list(String patient, Set<String> typeCodes);

    /** The bytes of a listed document, as fetched for display. */
    Optional<byte[]> display(String patient, String uniqueId);

    /** Asks for the list as the button does: returns once the user has the screen back, completes when the list is there. */
    Optional<CompletionStage<?>> listInBackground(String patient);
}
