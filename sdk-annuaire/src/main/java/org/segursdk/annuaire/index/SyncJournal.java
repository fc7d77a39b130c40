package org.segursdk.annuaire.index;

/** Where the lines of the journal go: a port, for the software to keep them. What it throws stops the run, which may be resumed. */
@FunctionalInterface
public interface SyncJournal {
    /** Keeps nothing. */
    SyncJournal NONE = trace -> {};

    void record(SyncTrace trace);
}
