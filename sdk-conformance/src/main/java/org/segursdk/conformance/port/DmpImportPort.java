package org.segursdk.conformance.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Taking documents of the DMP into the patient's record. The kit declares the consent beforehand. */
public interface DmpImportPort extends DmpConsultationPort {
    /** What the user is told of a document that the record holds. */
    enum Notice {
        /** The DMP has a newer version. */
        NEWER_VERSION,
        /** The DMP no longer shows it. */
        GONE
    }

    /**
     * A document of the record.
     *
     * @param uniqueId OID in the DMP
     * @param setId {@code extension} of the CDA's setId, or its root when it has none
     * @param version {@code versionNumber} of the CDA
     * @param stylesheet whether the record kept or has what is needed to display it
     * @param content bytes kept
     */
    record Held(String uniqueId, Optional<String> setId, OptionalInt version, boolean stylesheet, byte[] content) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Held[redacted]";
        }
    }

    /**
     * The user selects documents of the list and takes them in.
     *
     * @return those of which the user was told that the record already holds them, by uniqueId; empty when the product tells nothing
     */
    Optional<Set<String>> take(String patient, List<String> uniqueIds);

    List<Held> held(String patient);

    /** Opens the patient's record: notices about documents held, by uniqueId; empty when the product looks for none. */
    Optional<Map<String, Notice>> notices(String patient);

    /**
     * As {@link #notices}, as the user has it: returns once the record is on the screen, completes when the notices are there.
     *
     * @return empty when the product cannot tell
     */
    default Optional<CompletionStage<Map<String, Notice>>> noticesInBackground(String patient) {
        return Optional.empty();
    }

    /**
     * After a notice the user deletes the document that the record holds.
     *
     * @return false when the product has no such gesture
     */
    default boolean discard(String patient, String uniqueId) {
        return false;
    }
}
