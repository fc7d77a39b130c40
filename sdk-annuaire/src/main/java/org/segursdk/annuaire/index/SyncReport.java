package org.segursdk.annuaire.index;

import java.time.Instant;
import java.util.Objects;

/**
 * What a run did. Source: rem REM-ANN-01.
 *
 * @param full whether everything was read
 * @param startedAt when the run began, maybe in another process
 * @param endedAt when it ended
 * @param resumed whether it went on from where another one had stopped
 * @param pages read
 * @param structures rows loaded
 * @param activities rows loaded
 * @param professionals rows loaded
 * @param linked professionals put together again because something around them changed
 * @param unreadable entries passed over
 * @param restarts of a part because the directory had forgotten its pages
 * @param swept whether what a full run did not see was removed; not done when the directory gave less than half of what is held
 * @param updates subjects of the watch list that changed
 */
public record SyncReport(
        boolean full,
        Instant startedAt,
        Instant endedAt,
        boolean resumed,
        int pages,
        long structures,
        long activities,
        long professionals,
        long linked,
        int unreadable,
        int restarts,
        boolean swept,
        int updates) {
    public SyncReport {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}
