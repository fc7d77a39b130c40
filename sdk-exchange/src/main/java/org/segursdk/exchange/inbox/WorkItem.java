package org.segursdk.exchange.inbox;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the worklist: a document received or found, and what was done with it. Source: rem WL-01, WL-02, WL-09.
 *
 * @param id its number here
 * @param version rises with each change, from 1
 * @param source where it came from
 * @param document what it is
 * @param patient whom it is about, when it tells
 * @param flags what is to be seen before it is opened
 * @param filing whose record it belongs to
 * @param progress what was done with it
 */
public record WorkItem(
        long id,
        long version,
        WorkSource source,
        WorkDocument document,
        Optional<WorkPatient> patient,
        WorkFlags flags,
        WorkFiling filing,
        WorkProgress progress) {
    public WorkItem {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(filing, "filing");
        Objects.requireNonNull(progress, "progress");
    }

    /** All statuses that hold at once. */
    public Set<WorkStatus> statuses() {
        return progress.statuses();
    }

    /** Its number and what was done with it. */
    @Override
    public String toString() {
        return "WorkItem[" + id + ", " + statuses() + "]";
    }
}
