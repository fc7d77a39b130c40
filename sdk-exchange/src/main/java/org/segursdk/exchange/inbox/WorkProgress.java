package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was done with an item, and when.
 *
 * @param readAt when somebody read it
 * @param validatedAt when somebody validated it
 * @param filedAt when it was filed
 * @param deletedAt when it was taken out of the list
 * @param replacedBy the item of the later version
 * @param duplicateOf the item it repeats
 * @param duplicateKind how it repeats it
 * @param assignee account of who is to treat it
 */
public record WorkProgress(
        Optional<Instant> readAt,
        Optional<Instant> validatedAt,
        Optional<Instant> filedAt,
        Optional<Instant> deletedAt,
        OptionalLong replacedBy,
        OptionalLong duplicateOf,
        Optional<DuplicateKind> duplicateKind,
        Optional<String> assignee) {
    /** Just arrived. */
    static final WorkProgress NONE = new WorkProgress(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    public WorkProgress {
        Objects.requireNonNull(readAt, "readAt");
        Objects.requireNonNull(validatedAt, "validatedAt");
        Objects.requireNonNull(filedAt, "filedAt");
        Objects.requireNonNull(deletedAt, "deletedAt");
        Objects.requireNonNull(replacedBy, "replacedBy");
        Objects.requireNonNull(duplicateOf, "duplicateOf");
        Objects.requireNonNull(duplicateKind, "duplicateKind");
        Objects.requireNonNull(assignee, "assignee");
    }

    /** All that hold at once. */
    public Set<WorkStatus> statuses() {
        Set<WorkStatus> statuses = EnumSet.of(readAt.isPresent() ? WorkStatus.READ : WorkStatus.NEW);
        validatedAt.ifPresent(at -> statuses.add(WorkStatus.VALIDATED));
        filedAt.ifPresent(at -> statuses.add(WorkStatus.FILED));
        deletedAt.ifPresent(at -> statuses.add(WorkStatus.DELETED));
        if (replacedBy.isPresent()) {
            statuses.add(WorkStatus.REPLACED);
        }
        return statuses;
    }

    WorkProgress duplicate(long of, DuplicateKind kind) {
        return new WorkProgress(
                readAt, validatedAt, filedAt, deletedAt, replacedBy, OptionalLong.of(of), Optional.of(kind), assignee);
    }

    /** The statuses alone. */
    @Override
    public String toString() {
        return "WorkProgress" + statuses();
    }
}
