package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of the trace of an item: who did what, for whom, when. No patient data.
 *
 * @param at when
 * @param actor who, and for whom
 * @param action what
 * @param detail a code or an account, such as the new assignee or the item that replaces it; may be empty
 */
public record WorkEvent(Instant at, Actor actor, Action action, String detail) {
    /** What can happen to an item. */
    public enum Action {
        ARRIVED,
        /** Found to repeat another item; the detail is its number. */
        HIDDEN,
        /** Shown again since what stood before it was removed; the detail is the number of that item. */
        SHOWN,
        /** Flags became known from another item of the same document; the detail is its number. */
        FLAGGED,
        READ,
        MARKED_UNREAD,
        VALIDATED,
        VALIDATION_WITHDRAWN,
        /** Into a record, whose key is the detail. */
        FILED,
        FILED_BY_RULE,
        UNFILED,
        /** A later version came; the detail is its item. */
        REPLACED,
        DELETED,
        RESTORED,
        /** The detail is the account, empty for nobody. */
        ASSIGNED
    }

    public WorkEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(detail, "detail");
    }

    /** Without who and the detail. */
    @Override
    public String toString() {
        return "WorkEvent[" + at + ", " + action + "]";
    }
}
