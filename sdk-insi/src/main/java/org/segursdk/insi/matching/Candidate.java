package org.segursdk.insi.matching;

import java.util.Objects;
import java.util.Set;

/**
 * A patient who may be the one, for a person to decide.
 *
 * @param recordId the software's key of the record
 * @param score 0 to 100
 * @param reasons what speaks for and against
 */
public record Candidate(String recordId, int score, Set<MatchReason> reasons) {
    public Candidate {
        Objects.requireNonNull(recordId, "recordId");
        reasons = Set.copyOf(reasons);
    }

    /** Without the record. */
    @Override
    public String toString() {
        return "Candidate[" + score + ", " + reasons + "]";
    }
}
