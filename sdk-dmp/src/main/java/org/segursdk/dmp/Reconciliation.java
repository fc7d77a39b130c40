package org.segursdk.dmp;

import java.util.List;
import org.segursdk.core.terminology.Oid;

/**
 * What the DMP holds of a submission whose answer was lost. Source: dmp §7 (no search after a success: EX_3.1-2030), §8.
 *
 * @param stored documents the DMP knows, in the order of the submission
 * @param missing documents it does not know
 */
public record Reconciliation(List<Oid> stored, List<Oid> missing) {
    public Reconciliation {
        stored = List.copyOf(stored);
        missing = List.copyOf(missing);
    }

    /** The submission arrived whole: nothing to send. */
    public boolean isStored() {
        return missing.isEmpty();
    }

    /** Nothing of it arrived: the same submission may be sent again. */
    public boolean maySendAgain() {
        return stored.isEmpty();
    }
}
