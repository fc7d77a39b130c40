package org.segursdk.dmp.search;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a synchronisation learned.
 *
 * @param asOf when it began: the instant to give to the next one
 * @param added documents not known before, each once, newest first
 * @param changed documents known before, whose metadata changed: status, visibility, title
 * @param replaced known documents that something newer replaced, by uniqueId
 * @param deleted known documents that were deleted, by uniqueId
 * @param complete whether the DMP answered everything; if not, give the earlier instant to the next one again
 */
public record SynchronisationReport(
        Instant asOf,
        List<FoundDocument> added,
        List<FoundDocument> changed,
        Set<String> replaced,
        Set<String> deleted,
        boolean complete) {
    public SynchronisationReport {
        Objects.requireNonNull(asOf, "asOf");
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        replaced = Set.copyOf(replaced);
        deleted = Set.copyOf(deleted);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SynchronisationReport[" + added.size() + " added, " + changed.size() + " changed]";
    }
}
