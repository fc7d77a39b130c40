package org.segursdk.conformance.port;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Loading DMP documents ahead for patients who are expected. The kit declares the consent of those who gave it. */
public interface DmpPreloadPort extends DmpConsultationPort {
    /**
     * Puts a patient on the plan of the user who is logged in and runs the preloading once.
     *
     * @param keep how long loaded documents may be kept, by the bench's clock
     * @param typeCodes types to load
     */
    void preload(String patient, Duration keep, Set<String> typeCodes);

    /** uniqueIds of what is loaded for the patient now; empty when the product cannot tell. */
    Optional<Set<String>> preloaded(String patient);
}
