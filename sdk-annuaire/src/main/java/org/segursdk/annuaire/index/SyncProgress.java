package org.segursdk.annuaire.index;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far a run is.
 *
 * @param full whether everything is read
 * @param part what is being read
 * @param pages read in this run
 * @param read resources of this part
 * @param expected of this part, when the directory counts them
 */
public record SyncProgress(boolean full, Part part, int pages, long read, OptionalLong expected) {
    /** Parts of a run, in order. */
    public enum Part {
        STRUCTURES,
        ACTIVITIES,
        PROFESSIONALS,
        /** Professionals are put together with what changed around them. */
        LINKS,
        /** What is no longer published is removed. */
        SWEEP
    }

    public SyncProgress {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(expected, "expected");
    }
}
