package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.FilingStatus;

/** What a request for deletion is about, and what its confirmation does; within one transaction. */
final class DeletionRequests {
    private static final String HELD =
            "SELECT * FROM sg_work_item WHERE deleted_at IS NULL AND filing <> 'DELETE_REQUESTED'";

    private final Connection connection;
    private final WorkRows rows;

    DeletionRequests(Connection connection, WorkRows rows) {
        this.connection = connection;
        this.rows = rows;
    }

    static void require(WorkItem item) {
        if (item.filing().status() != FilingStatus.DELETE_REQUESTED) {
            throw InvalidInputException.of(
                    "WorkItem",
                    "status",
                    "WORK-NO-REQUEST",
                    "aucune suppression n'est demandée",
                    "no deletion is asked for");
        }
    }

    static boolean namesDocument(WorkItem request) {
        return request.document().id().isPresent();
    }

    /** Of a named document: that of the same patient. Otherwise the documents of the mail that the request answers. */
    List<WorkItem> concerned(WorkItem request) throws SQLException {
        return namesDocument(request)
                ? Sql.list(
                        connection,
                        HELD + " AND document_id = ? AND patient_key = ? AND item_id <> ? ORDER BY item_id",
                        rows::read,
                        rows.documentId(request.document().id().orElseThrow()),
                        rows.patientKey(request.patient()),
                        request.id())
                : Sql.list(
                        connection,
                        HELD + " AND message_key = (SELECT answers_key FROM sg_work_item WHERE item_id = ?)"
                                + " ORDER BY item_id",
                        rows::read,
                        request.id());
    }

    /** The numbers that are not of the items concerned are refused: a request deletes nothing of others. */
    static void requireAmong(Set<Long> chosen, List<WorkItem> concerned) {
        if (!concerned.stream().map(WorkItem::id).toList().containsAll(chosen)) {
            throw InvalidInputException.of(
                    "WorkItem",
                    "items",
                    "WORK-NOT-CONCERNED",
                    "ces lignes ne sont pas de cette demande",
                    "these items are not of this request");
        }
    }

    static InvalidInputException unnamed() {
        return InvalidInputException.of(
                "WorkItem",
                "document",
                "WORK-NO-DOCUMENT",
                "la demande ne nomme aucun document : choisir les lignes",
                "the request names no document: choose the items");
    }

    /** What was hidden behind as another level of a document that goes, and was not asked for, is shown again. */
    List<Long> showOtherLevels(List<WorkItem> deleted, Actor actor, Instant now) throws SQLException {
        List<Long> shown = new ArrayList<>();
        for (WorkItem front : deleted) {
            List<Long> behind = Sql.list(
                    connection,
                    "SELECT item_id FROM sg_work_item WHERE duplicate_of = ? AND duplicate_kind = 'OTHER_LEVEL'"
                            + " AND deleted_at IS NULL ORDER BY item_id",
                    row -> row.getLong(1),
                    front.id());
            for (long item : behind) {
                Sql.update(
                        connection,
                        "UPDATE sg_work_item SET duplicate_of = NULL, duplicate_kind = NULL,"
                                + " shown = (replaced_by IS NULL), version = version + 1 WHERE item_id = ?",
                        item);
                WorkRows.trace(connection, item, now, actor, WorkEvent.Action.SHOWN, String.valueOf(front.id()));
                shown.add(item);
            }
        }
        return shown;
    }
}
