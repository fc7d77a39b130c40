package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.mss.received.FilingProposal.Origin;

/**
 * Which items, in which order, how many. Without any filter: all that are shown, most recently received first. Immutable. Source: rem
 * WL-03, WL-04.
 */
public final class WorklistQuery {
    /** Orders. Ties, and items of the same patient or author, go newest first. */
    public enum Sort {
        /** By arrival here. */
        RECEIVED,
        /** By the date of the document; of arrival for one that tells none. */
        DOCUMENT_DATE,
        /** By the first letters of the patient's name that stand in clear; the items of one patient stay together. */
        PATIENT,
        TYPE,
        /** By name; those whose author is no professional known by number come first. */
        AUTHOR,
        /** By {@link WorkFlags#priority()}. */
        PRIORITY
    }

    /** Flags to filter by: those told present. What is unknown is not taken for absent: filter by none to see it. */
    public enum Flag {
        ABNORMAL,
        CRITICAL,
        RELEVANT_COMMENT,
        IMMEDIATE_READING
    }

    /** Largest page. */
    public static final int MAX_PAGE = 500;

    private final Builder values;

    private WorklistQuery(Builder values) {
        this.values = values;
    }

    /** All that are shown. */
    public static Builder all() {
        return new Builder();
    }

    /** What nobody has read: to be offered when the software opens (REM-WL-04). */
    public static Builder unread() {
        return new Builder().unread(true);
    }

    Builder values() {
        return values;
    }

    /** The same, for the page after that one. */
    public WorklistQuery after(String cursor) {
        Builder next = new Builder(values);
        next.cursor = Objects.requireNonNull(cursor, "cursor");
        return new WorklistQuery(next);
    }

    /** Without its values. */
    @Override
    public String toString() {
        return "WorklistQuery[" + values.sort + "]";
    }

    /** Builds a query. Filters are joined by "and", the values of one filter by "or". */
    public static final class Builder {
        @Nullable
        Instant receivedFrom;

        @Nullable
        Instant receivedBefore;

        @Nullable
        Instant datedFrom;

        @Nullable
        Instant datedBefore;

        @Nullable
        Ins patient;

        @Nullable
        String recordId;

        @Nullable
        String authorId;

        @Nullable
        String assignee;

        @Nullable
        Origin origin;

        @Nullable
        Boolean unread;

        Set<String> types = Set.of();
        Set<WorkStatus> statuses = Set.of();
        Set<WorkStatus> without = Set.of();
        Set<Flag> flags = Set.of();
        boolean hidden;
        Sort sort = Sort.RECEIVED;
        boolean reversed;
        int pageSize = 50;

        @Nullable
        String cursor;

        private Builder() {}

        private Builder(Builder other) {
            this.receivedFrom = other.receivedFrom;
            this.receivedBefore = other.receivedBefore;
            this.datedFrom = other.datedFrom;
            this.datedBefore = other.datedBefore;
            this.patient = other.patient;
            this.recordId = other.recordId;
            this.authorId = other.authorId;
            this.assignee = other.assignee;
            this.origin = other.origin;
            this.unread = other.unread;
            this.types = other.types;
            this.statuses = other.statuses;
            this.without = other.without;
            this.flags = other.flags;
            this.hidden = other.hidden;
            this.sort = other.sort;
            this.reversed = other.reversed;
            this.pageSize = other.pageSize;
            this.cursor = other.cursor;
        }

        /** Arrived in {@code [from, before[}. */
        public Builder receivedBetween(Instant from, Instant before) {
            this.receivedFrom = from;
            this.receivedBefore = before;
            return this;
        }

        /** Dated in {@code [from, before[}. */
        public Builder datedBetween(Instant from, Instant before) {
            this.datedFrom = from;
            this.datedBefore = before;
            return this;
        }

        /** Documents that bear that matricule, filed or not. */
        public Builder patient(Ins value) {
            this.patient = value;
            return this;
        }

        /** Filed in that record, or exactly of its patient. */
        public Builder record(String recordId) {
            this.recordId = recordId;
            return this;
        }

        /** National number of the author. */
        public Builder author(String nationalId) {
            this.authorId = nationalId;
            return this;
        }

        /** Codes of types of documents. */
        public Builder types(Set<String> codes) {
            this.types = new LinkedHashSet<>(codes);
            return this;
        }

        /** Assigned to that account; {@code ""} for nobody. */
        public Builder assignee(String account) {
            this.assignee = account;
            return this;
        }

        public Builder origin(Origin value) {
            this.origin = value;
            return this;
        }

        /** Only what nobody has read, or only what somebody has. */
        public Builder unread(boolean value) {
            this.unread = value;
            return this;
        }

        /** All of these statuses. {@code DELETED} and {@code REPLACED} show what the list hides otherwise. */
        public Builder statuses(Set<WorkStatus> value) {
            this.statuses = value.isEmpty() ? Set.of() : EnumSet.copyOf(value);
            return this;
        }

        /** None of these statuses. */
        public Builder without(Set<WorkStatus> value) {
            this.without = value.isEmpty() ? Set.of() : EnumSet.copyOf(value);
            return this;
        }

        /** Any of these flags told present. */
        public Builder flags(Set<Flag> value) {
            this.flags = value.isEmpty() ? Set.of() : EnumSet.copyOf(value);
            return this;
        }

        /** Also duplicates, replaced and deleted items. Give a patient or a record with it: over the whole list it is slow. */
        public Builder withHidden() {
            this.hidden = true;
            return this;
        }

        /** Default {@link Sort#RECEIVED}. */
        public Builder sort(Sort value) {
            this.sort = value;
            return this;
        }

        /** The other way round. */
        public Builder reversed() {
            this.reversed = true;
            return this;
        }

        /** Default 50. */
        public Builder pageSize(int value) {
            this.pageSize = value;
            return this;
        }

        Optional<String> cursor() {
            return Optional.ofNullable(cursor);
        }

        /**
         * @throws InvalidInputException rules {@code WORKLIST-PAGE}, {@code WORKLIST-PERIOD}
         */
        public WorklistQuery build() {
            new Violations()
                    .check(
                            pageSize > 0 && pageSize <= MAX_PAGE,
                            "pageSize",
                            "WORKLIST-PAGE",
                            "de 1 à " + MAX_PAGE + " lignes",
                            "1 to " + MAX_PAGE + " items")
                    .check(
                            inOrder(receivedFrom, receivedBefore) && inOrder(datedFrom, datedBefore),
                            "period",
                            "WORKLIST-PERIOD",
                            "la période finit avant son début",
                            "the period ends before it begins")
                    .throwIfAny("WorklistQuery");
            return new WorklistQuery(new Builder(this));
        }

        private static boolean inOrder(@Nullable Instant from, @Nullable Instant before) {
            return from == null || before == null || !before.isBefore(from);
        }
    }
}
