package org.segursdk.dmp.patient;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a search without INS found (TD0.5). Source: dmp §4.4.
 *
 * @param candidates in the order of the DMP, 0..n
 * @param total patients the DMP found, when told
 * @param remaining patients it found and did not send, when told
 */
public record PatientSearchResult(List<PatientCandidate> candidates, OptionalInt total, OptionalInt remaining) {
    public PatientSearchResult {
        candidates = List.copyOf(candidates);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(remaining, "remaining");
    }

    /**
     * Whether the DMP found more than it sent: the list is not complete, narrow the search. False also when it told no count.
     */
    public boolean isPartial() {
        return remaining.orElse(0) > 0 || total.orElse(0) > candidates.size();
    }
}
