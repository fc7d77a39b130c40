package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.FilingProposal;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.FilingReason;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.Novelty;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.RequestedOperation;

/** One arrival being written, in one transaction. */
final class Arrival {
    private final Connection connection;
    private final WorkRows rows;
    private final OtherLevels levels;
    private final Instant now;
    private final List<Long> shown = new ArrayList<>();
    private final List<Long> hidden = new ArrayList<>();
    private final List<Long> filed = new ArrayList<>();

    Arrival(Connection connection, WorkRows rows, Instant now) {
        this.connection = connection;
        this.rows = rows;
        this.levels = new OtherLevels(connection, rows);
        this.now = now;
    }

    Reception reception() {
        return new Reception(false, shown, hidden, filed);
    }

    /** What an arriving item has to do with one that is there. */
    private record There(long id, Origin origin, String patientKey, Optional<String> sha1) {}

    void message(ReceivedMessage message, List<FilingProposal> proposals, OptionalLong mailId) throws SQLException {
        for (FilingProposal proposal : proposals) {
            line(message, proposal, mailId);
        }
        for (WorkItem request : new RequestMaking(message, now, mailId).items()) {
            show(request, Ties.of(message));
        }
    }

    private void line(ReceivedMessage message, FilingProposal proposal, OptionalLong mailId) throws SQLException {
        WorkItem main = ItemMaking.of(message, proposal, proposal.line().main(), now, mailId);
        String patient = rows.patientKey(main.patient());
        // A document of the same identifier about somebody else, or a request, is for a person to see.
        List<There> there = proposal.status() == FilingStatus.DELETE_REQUESTED
                ? List.of()
                : there(proposal.novelty(), main).stream()
                        .filter(each -> each.patientKey().equals(patient))
                        .toList();
        Optional<DuplicateKind> repeats = there.isEmpty() ? Optional.empty() : repeats(proposal, there.get(0), main);
        Ties ties = Ties.of(message, proposal.line().main());
        boolean unheardOf = proposal.novelty().kind() == Novelty.Kind.NEW
                && proposal.operation().kind() == RequestedOperation.Kind.FIRST_TRANSMISSION;
        long id = repeats.isPresent()
                ? hide(main, ties, there.get(0).id(), repeats.get())
                : unheardOf ? place(main, ties) : show(main, ties);
        if (repeats.isEmpty() && proposal.novelty().kind() == Novelty.Kind.NEWER_VERSION) {
            for (There older : there) {
                replace(older.id(), id);
            }
        }
        if (shown.contains(id) && proposal.automatic()) {
            file(id, proposal.recordId().orElseThrow());
        }
        for (MessageDocument twin : proposal.line().twins()) {
            hide(
                    ItemMaking.of(message, proposal, twin, now, mailId),
                    Ties.of(message, twin),
                    id,
                    DuplicateKind.OTHER_LEVEL);
        }
    }

    /** Beside the other level of the same document, one of the two in front; otherwise alone. */
    private long place(WorkItem item, Ties ties) throws SQLException {
        Optional<OtherLevels.Shown> other = levels.of(item, ties);
        if (other.isEmpty()) {
            return show(item, ties);
        }
        if (!OtherLevels.inFront(item.flags(), ties, other.get())) {
            return hide(item, ties, other.get().id(), DuplicateKind.OTHER_LEVEL);
        }
        long id = show(item, ties);
        behind(other.get().id(), id);
        return id;
    }

    /** Another item takes its place; what was behind it follows. */
    private void behind(long item, long front) throws SQLException {
        Sql.update(connection, "UPDATE sg_work_item SET duplicate_of = ? WHERE duplicate_of = ?", front, item);
        Sql.update(connection, "UPDATE sg_work_item SET replaced_by = ? WHERE replaced_by = ?", front, item);
        Sql.update(
                connection,
                "UPDATE sg_work_item SET duplicate_of = ?, duplicate_kind = ?, shown = FALSE, version = version + 1"
                        + " WHERE item_id = ?",
                front,
                DuplicateKind.OTHER_LEVEL,
                item);
        trace(item, WorkEvent.Action.HIDDEN, String.valueOf(front));
        WorkItem former = Sql.first(connection, "SELECT * FROM sg_work_item WHERE item_id = ?", rows::read, item)
                .orElseThrow();
        tellFlags(front, former.flags(), item);
    }

    /** The same document tells more: what is unknown of the item in front becomes known, an alert is never hidden. */
    private void tellFlags(long front, WorkFlags told, long from) throws SQLException {
        WorkFlags known = Sql.first(
                        connection, "SELECT * FROM sg_work_item WHERE item_id = ? FOR UPDATE", rows::read, front)
                .orElseThrow()
                .flags();
        WorkFlags all = known.with(told);
        if (all.equals(known)) {
            return;
        }
        Sql.update(
                connection,
                "UPDATE sg_work_item SET abnormal = ?, critical = ?, relevant = ?, immediate = ?, priority = ?,"
                        + " version = version + 1 WHERE item_id = ?",
                all.abnormal(),
                all.critical(),
                all.relevantComment(),
                all.immediateReading(),
                all.priority(),
                front);
        trace(front, WorkEvent.Action.FLAGGED, String.valueOf(from));
    }

    private static Optional<DuplicateKind> repeats(FilingProposal proposal, There first, WorkItem item) {
        boolean otherContent = proposal.reasons().contains(FilingReason.OTHER_CONTENT)
                || first.sha1().isPresent()
                        && !first.sha1().equals(item.document().sha1());
        return switch (proposal.novelty().kind()) {
            case EXACT_DUPLICATE ->
                otherContent
                        ? Optional.empty()
                        : Optional.of(
                                first.origin() == item.source().origin()
                                        ? DuplicateKind.SAME_DOCUMENT
                                        : DuplicateKind.OTHER_CHANNEL);
            case OBSOLETE -> Optional.of(DuplicateKind.OLDER_VERSION);
            case NEW, NEWER_VERSION, UNDECIDED -> Optional.empty();
        };
    }

    /** The items behind the documents a novelty was held against; those of this very message are found by their identifier. */
    private List<There> there(Novelty novelty, WorkItem item) throws SQLException {
        List<There> found = new ArrayList<>();
        for (var known : novelty.known()) {
            if (known.key().matches("[0-9]+")) {
                found.addAll(Sql.list(
                        connection,
                        "SELECT item_id, origin, patient_key, sha1 FROM sg_work_item WHERE item_id = ?",
                        row -> new There(
                                row.getLong(1),
                                Origin.valueOf(row.getString(2)),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4))),
                        Long.valueOf(known.key())));
            } else if (known.key().isEmpty()) {
                found.addAll(byId(known.id().isEmpty() ? item.document().id().orElse("") : known.id()));
            }
        }
        return found;
    }

    private List<There> byId(String documentId) throws SQLException {
        return Sql.list(
                connection,
                "SELECT item_id, origin, patient_key, sha1 FROM sg_work_item WHERE document_id = ?"
                        + " AND deleted_at IS NULL AND (duplicate_of IS NULL OR duplicate_kind = 'OTHER_LEVEL')"
                        + " ORDER BY item_id",
                row -> new There(
                        row.getLong(1),
                        Origin.valueOf(row.getString(2)),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4))),
                rows.documentId(documentId));
    }

    /** A document of the DMP: hidden behind the same one that came by mail. */
    void found(WorkItem item, Ties ties) throws SQLException {
        String patient = rows.patientKey(item.patient());
        Optional<There> same = byId(item.document().id().orElse("")).stream()
                .filter(each -> each.patientKey().equals(patient))
                .findFirst();
        if (same.isPresent()) {
            hide(item, ties, same.get().id(), DuplicateKind.OTHER_CHANNEL);
        } else {
            place(item, ties);
        }
    }

    private long show(WorkItem item, Ties ties) throws SQLException {
        long id = rows.insert(connection, item, ties);
        trace(id, WorkEvent.Action.ARRIVED, item.source().origin().name());
        shown.add(id);
        return id;
    }

    private long hide(WorkItem item, Ties ties, long behind, DuplicateKind kind) throws SQLException {
        WorkItem repeated = new WorkItem(
                item.id(),
                item.version(),
                item.source(),
                item.document(),
                item.patient(),
                item.flags(),
                item.filing(),
                item.progress().duplicate(behind, kind));
        long id = rows.insert(connection, repeated, ties);
        trace(id, WorkEvent.Action.ARRIVED, item.source().origin().name());
        trace(id, WorkEvent.Action.HIDDEN, String.valueOf(behind));
        hidden.add(id);
        if (kind != DuplicateKind.OLDER_VERSION) {
            tellFlags(behind, item.flags(), id);
        }
        return id;
    }

    private void replace(long older, long newer) throws SQLException {
        int changed = Sql.update(
                connection,
                "UPDATE sg_work_item SET replaced_by = ?, shown = FALSE, version = version + 1 WHERE item_id = ?"
                        + " AND replaced_by IS NULL",
                newer,
                older);
        if (changed > 0) {
            trace(older, WorkEvent.Action.REPLACED, String.valueOf(newer));
        }
    }

    /** Neither read nor validated: nobody saw it. */
    private void file(long id, String recordId) throws SQLException {
        Sql.update(
                connection,
                "UPDATE sg_work_item SET record_id = ?, filed_at = ?, filed_by_rule = TRUE WHERE item_id = ?",
                Objects.requireNonNull(recordId),
                now,
                id);
        trace(id, WorkEvent.Action.FILED_BY_RULE, recordId);
        filed.add(id);
    }

    private void trace(long item, WorkEvent.Action action, String detail) throws SQLException {
        WorkRows.trace(connection, item, now, Actor.RULE, action, detail);
    }
}
