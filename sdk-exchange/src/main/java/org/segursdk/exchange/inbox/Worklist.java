package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.inbox.WorkEvent.Action;
import org.segursdk.exchange.internal.record.Sql;

/**
 * The list of what arrived and what is done with it. Each gesture sets one thing, is traced with who and for whom, and does nothing
 * when it was done already. Nothing is ever removed: what is deleted, replaced or repeated is hidden and stays reachable. Thread-safe.
 * Source: mssante §6, rem WL-01 to WL-09, MSSR-05, MSSR-07.
 *
 * <p>All gestures throw {@link InvalidInputException}: {@code WORK-UNKNOWN} (no such item), {@code WORK-DELETED} (restore it first),
 * {@code WORK-DELEGATION} (no such delegation).
 */
public final class Worklist {
    private static final String BY_ID = "SELECT * FROM sg_work_item WHERE item_id = ?";

    private final DataSource source;
    private final WorkRows rows;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    /** Over the tables that {@link Inbox} fills, with the same keys. */
    public Worklist(DataSource source, ContentCipher cipher, Pseudonyms pseudonyms, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.rows = new WorkRows(cipher, pseudonyms, 0);
        this.pseudonyms = pseudonyms;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A page.
     *
     * @throws InvalidInputException rule {@code WORKLIST-CURSOR}: the mark is of another list
     */
    public WorklistPage page(WorklistQuery query) {
        return Sql.inTransaction(source, connection -> new WorklistSql(query, pseudonyms).page(connection, rows));
    }

    /** An item, hidden or not. */
    public Optional<WorkItem> find(long itemId) {
        return Sql.inTransaction(source, connection -> Sql.first(connection, BY_ID, rows::read, itemId));
    }

    /** What is hidden behind an item: duplicates, other levels, the versions it replaced. */
    public List<WorkItem> behind(long itemId) {
        return list(
                "SELECT * FROM sg_work_item WHERE duplicate_of = ? OR replaced_by = ? ORDER BY item_id",
                itemId,
                itemId);
    }

    /** All that was done with an item, oldest first. */
    public List<WorkEvent> trace(long itemId) {
        return Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT * FROM sg_work_event WHERE item_id = ? ORDER BY event_id",
                        row -> new WorkEvent(
                                Sql.instant(row, "at").orElseThrow(),
                                new Actor(row.getString("user_id"), Sql.text(row, "on_behalf_of")),
                                Action.valueOf(row.getString("action")),
                                row.getString("detail")),
                        itemId));
    }

    /**
     * Items filed by a rule within the last days that nobody has read, newest first (REM-WL-06).
     *
     * @param period how far back, positive
     */
    public List<WorkItem> filedUnread(Duration period) {
        return list(
                "SELECT * FROM sg_work_item WHERE filed_at >= ? AND filed_by_rule = TRUE AND read_at IS NULL"
                        + " AND shown = TRUE ORDER BY filed_at DESC, item_id DESC",
                clock.instant().minus(period));
    }

    /** Items that no rule filed and that wait to be integrated, replaced or deleted, newest first (REM-WL-05). */
    public List<WorkItem> toTreat(int atMost) {
        return list(
                "SELECT * FROM sg_work_item WHERE shown = TRUE AND is_filed = FALSE ORDER BY shown DESC, is_filed DESC,"
                        + " received_at DESC, item_id DESC FETCH FIRST " + Math.max(1, atMost) + " ROWS ONLY");
    }

    private List<WorkItem> list(String sql, @Nullable Object... parameters) {
        return Sql.inTransaction(source, connection -> Sql.list(connection, sql, rows::read, parameters));
    }

    /** Read by somebody. Neither filed nor validated by it. */
    public WorkItem markRead(long itemId, Actor actor) {
        return change(
                itemId,
                actor,
                (connection, item, now) -> item.progress().readAt().isEmpty()
                        ? Change.of(Action.READ, "", "read_at = ?, unread = FALSE", now)
                        : null);
    }

    /** Back among the unread. */
    public WorkItem markUnread(long itemId, Actor actor) {
        return change(
                itemId,
                actor,
                (connection, item, now) -> item.progress().readAt().isPresent()
                        ? Change.of(Action.MARKED_UNREAD, "", "read_at = NULL, unread = TRUE")
                        : null);
    }

    /** Validated by somebody. */
    public WorkItem validate(long itemId, Actor actor) {
        return change(
                itemId,
                actor,
                (connection, item, now) -> item.progress().validatedAt().isEmpty()
                        ? Change.of(Action.VALIDATED, "", "validated_at = ?", now)
                        : null);
    }

    /** The validation is withdrawn. */
    public WorkItem withdrawValidation(long itemId, Actor actor) {
        return change(
                itemId,
                actor,
                (connection, item, now) -> item.progress().validatedAt().isPresent()
                        ? Change.of(Action.VALIDATION_WITHDRAWN, "", "validated_at = NULL")
                        : null);
    }

    /**
     * Files an item in the record of its patient, in one gesture (REM-MSSR-05).
     *
     * @throws InvalidInputException rule {@code WORK-PATIENT}: no patient has exactly its INS and traits; a person names the record
     */
    public WorkItem file(long itemId, Actor actor) {
        return change(itemId, actor, (connection, item, now) -> {
            String recordId = item.filing().recordId().orElseThrow(Worklist::noPatient);
            return filing(item, recordId, now);
        });
    }

    /** Files an item in a record that a person chose. */
    public WorkItem file(long itemId, String recordId, Actor actor) {
        return change(itemId, actor, (connection, item, now) -> filing(item, recordId, now));
    }

    private static @Nullable Change filing(WorkItem item, String recordId, Instant now) {
        new Violations().require(recordId, "recordId").throwIfAny("WorkItem");
        boolean there = item.progress().filedAt().isPresent()
                && item.filing().recordId().filter(recordId::equals).isPresent();
        return there
                ? null
                : Change.of(
                        Action.FILED, recordId, "record_id = ?, filed_at = ?, filed_by_rule = FALSE", recordId, now);
    }

    /** Takes an item out of the record it was filed in; it waits for a person again. */
    public WorkItem unfile(long itemId, Actor actor) {
        return change(
                itemId,
                actor,
                (connection, item, now) -> item.progress().filedAt().isPresent()
                        ? Change.of(
                                Action.UNFILED,
                                item.filing().recordId().orElse(""),
                                "record_id = NULL, filed_at = NULL, filed_by_rule = FALSE")
                        : null);
    }

    /** Files an item in the record of an older one and puts it in its place (REM-WL-05); the link is kept. */
    public WorkItem replace(long itemId, long older, Actor actor) {
        return change(itemId, actor, (connection, item, now) -> {
            WorkItem former = locked(connection, older);
            String recordId = former.filing()
                    .recordId()
                    .or(() -> item.filing().recordId())
                    .orElseThrow(Worklist::noPatient);
            if (former.progress().replacedBy().isEmpty() && older != itemId) {
                Sql.update(
                        connection,
                        "UPDATE sg_work_item SET replaced_by = ?, shown = FALSE, version = version + 1"
                                + " WHERE item_id = ?",
                        itemId,
                        older);
                WorkRows.trace(connection, older, now, actor, Action.REPLACED, String.valueOf(itemId));
            }
            return filing(item, recordId, now);
        });
    }

    /** Takes an item out of the list. */
    public WorkItem delete(long itemId, Actor actor) {
        return change(itemId, actor, Worklist::deletion);
    }

    private static Change deletion(Connection connection, WorkItem item, Instant now) {
        return Change.of(Action.DELETED, "", "deleted_at = ?, shown = FALSE", now);
    }

    /**
     * What a sender's request for deletion is about: the items of the document it names, and of its patient; when it names none, those of
     * the mail it answers. Empty when nothing of it was received.
     *
     * @throws InvalidInputException rule {@code WORK-NO-REQUEST}: the item asks for no deletion
     */
    public List<WorkItem> concernedBy(long requestId) {
        return Sql.inTransaction(source, connection -> {
            WorkItem request =
                    Sql.first(connection, BY_ID, rows::read, requestId).orElseThrow(Worklist::unknown);
            DeletionRequests.require(request);
            return new DeletionRequests(connection, rows).concerned(request);
        });
    }

    /**
     * A person confirms what a sender asked for: the documents that the request names are taken out of the list, and the request
     * with them, in one transaction (REM-MSSR-07). Another level of them that was not asked for is shown again.
     *
     * @return the items deleted, the request last; it alone when its document was never received
     * @throws InvalidInputException rules {@code WORK-NO-REQUEST} (the item asks for no deletion), {@code WORK-NO-DOCUMENT} (it names no
     *     document: choose among {@link #concernedBy}, or {@link #delete} the request)
     */
    public List<WorkItem> confirmDeletion(long requestId, Actor actor) {
        return confirmDeletion(requestId, Optional.empty(), actor);
    }

    /**
     * The same of items that a person chose.
     *
     * @param items of {@link #concernedBy}
     * @throws InvalidInputException rules {@code WORK-NO-REQUEST}, {@code WORK-NOT-CONCERNED} (an item is not of this request)
     */
    public List<WorkItem> confirmDeletion(long requestId, Set<Long> items, Actor actor) {
        return confirmDeletion(requestId, Optional.of(items), actor);
    }

    private List<WorkItem> confirmDeletion(long requestId, Optional<Set<Long>> chosen, Actor actor) {
        return Sql.inTransaction(source, connection -> {
            DeletionRequests requests = new DeletionRequests(connection, rows);
            WorkItem request = locked(connection, requestId);
            DeletionRequests.require(request);
            List<WorkItem> concerned = requests.concerned(request);
            if (chosen.isEmpty() && !DeletionRequests.namesDocument(request)) {
                throw DeletionRequests.unnamed();
            }
            chosen.ifPresent(items -> DeletionRequests.requireAmong(items, concerned));
            List<WorkItem> deleted = new ArrayList<>();
            for (WorkItem each : concerned) {
                if (chosen.isEmpty() || chosen.get().contains(each.id())) {
                    deleted.add(change(connection, each.id(), actor, Worklist::deletion));
                }
            }
            requests.showOtherLevels(deleted, actor, Sql.micros(clock.instant()));
            deleted.add(change(connection, requestId, actor, Worklist::deletion));
            return deleted;
        });
    }

    /** Puts a deleted item back. */
    public WorkItem restore(long itemId, Actor actor) {
        return Sql.inTransaction(source, connection -> {
            Instant now = Sql.micros(clock.instant());
            Delegations.require(connection, actor, now);
            if (locked(connection, itemId).progress().deletedAt().isPresent()) {
                Sql.update(
                        connection,
                        "UPDATE sg_work_item SET deleted_at = NULL, version = version + 1,"
                                + " shown = (replaced_by IS NULL AND duplicate_of IS NULL) WHERE item_id = ?",
                        itemId);
                WorkRows.trace(connection, itemId, now, actor, Action.RESTORED, "");
            }
            return Sql.first(connection, BY_ID, rows::read, itemId).orElseThrow(Worklist::unknown);
        });
    }

    /** Gives an item to somebody, or to nobody. */
    public WorkItem assign(long itemId, Optional<String> account, Actor actor) {
        return change(
                itemId,
                actor,
                (connection, item, now) -> item.progress().assignee().equals(account)
                        ? null
                        : Change.of(Action.ASSIGNED, account.orElse(""), "assignee = ?", account.orElse("")));
    }

    /** Columns to set, and what to write in the trace. */
    private record Change(
            Action action,
            String detail,
            String columns,
            @Nullable Object[] parameters) {
        static Change of(Action action, String detail, String columns, @Nullable Object... parameters) {
            return new Change(action, detail, columns, parameters);
        }
    }

    /** What a gesture changes; null when nothing. */
    @FunctionalInterface
    private interface Gesture {
        @Nullable
        Change on(Connection connection, WorkItem item, Instant now) throws SQLException;
    }

    private WorkItem change(long itemId, Actor actor, Gesture gesture) {
        return Sql.inTransaction(source, connection -> change(connection, itemId, actor, gesture));
    }

    private WorkItem change(Connection connection, long itemId, Actor actor, Gesture gesture) throws SQLException {
        Instant now = Sql.micros(clock.instant());
        Delegations.require(connection, actor, now);
        WorkItem item = locked(connection, itemId);
        if (item.progress().deletedAt().isPresent()) {
            throw InvalidInputException.of(
                    "WorkItem", "item", "WORK-DELETED", "supprimé : le restaurer d'abord", "deleted: restore it first");
        }
        Change change = gesture.on(connection, item, now);
        if (change == null) {
            return item;
        }
        @Nullable Object[] values = java.util.Arrays.copyOf(change.parameters(), change.parameters().length + 1);
        values[values.length - 1] = itemId;
        Sql.update(
                connection,
                "UPDATE sg_work_item SET " + change.columns() + ", version = version + 1 WHERE item_id = ?",
                values);
        WorkRows.trace(connection, itemId, now, actor, change.action(), change.detail());
        return Sql.first(connection, BY_ID, rows::read, itemId).orElseThrow(Worklist::unknown);
    }

    private WorkItem locked(Connection connection, long itemId) throws SQLException {
        return Sql.first(connection, BY_ID + " FOR UPDATE", rows::read, itemId).orElseThrow(Worklist::unknown);
    }

    private static InvalidInputException unknown() {
        return InvalidInputException.of(
                "WorkItem", "itemId", "WORK-UNKNOWN", "aucune ligne de ce numéro", "no such item");
    }

    private static InvalidInputException noPatient() {
        return InvalidInputException.of(
                "WorkItem",
                "recordId",
                "WORK-PATIENT",
                "aucun patient n'a exactement cette INS et ces traits : nommer le dossier",
                "no patient has exactly this INS and these traits: name the record");
    }
}
