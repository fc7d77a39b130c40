package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the record tells of a patient's DMP without a gesture. The kit declares the consent beforehand. */
public interface DmpNewsPort extends DmpConsultationPort {
    /** Documents that others added since then, by type code (JDV_J66), as the record shows them on opening; zeros may be left out. */
    Optional<Map<String, Integer>> news(String patient, Instant since);

    /** Names of the families of types that can be counted; the national list in the names of {@code DocumentCategories} of the SDK. */
    Optional<Set<String>> families();

    /**
     * Sets which types {@link #news} counts, as the administrator of the structure does.
     *
     * @param typeCodes those to count; all when empty
     */
    void countOnly(Set<String> typeCodes);

    /** When the newest synthesis (VSM) of the DMP was made, as the record shows it on opening; empty when none is shown. */
    Optional<Instant> synthesis(String patient);
}
