package org.segursdk.annuaire.index;

/** Told how far a run is, on the thread of the run, after each page. What it throws stops the run, which may be resumed. */
@FunctionalInterface
public interface SyncListener {
    /** Listens to nothing. */
    SyncListener NONE = progress -> {};

    void progressed(SyncProgress progress);
}
