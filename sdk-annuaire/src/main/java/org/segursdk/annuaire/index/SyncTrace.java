package org.segursdk.annuaire.index;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of the journal of a copy: runs and their outcome, updates of those who are followed. Holds no name and no address.
 *
 * @param at when
 * @param action what was done
 * @param subject who changed, for an update
 * @param changes kinds of changes of an update, such as {@code MailboxAdded}
 * @param rows resources loaded, for a run that ended
 * @param failure code of what stopped a run
 */
public record SyncTrace(
        Instant at,
        Action action,
        Optional<Watched> subject,
        List<String> changes,
        long rows,
        Optional<String> failure) {
    /** Actions. */
    public enum Action {
        RUN_BEGUN,
        RUN_RESUMED,
        RUN_ENDED,
        RUN_FAILED,
        UPDATE_TOLD
    }

    public SyncTrace {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        changes = List.copyOf(changes);
        Objects.requireNonNull(failure, "failure");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SyncTrace[" + action + "]";
    }
}
