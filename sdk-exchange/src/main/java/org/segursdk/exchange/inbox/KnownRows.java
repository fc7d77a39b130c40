package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.KnownDocument;
import org.segursdk.mss.received.KnownDocuments;

/** The documents that the worklist knows, deleted ones left aside: what was deleted may come again. */
final class KnownRows implements KnownDocuments {
    private final Connection connection;
    private final WorkRows rows;
    private final KnownDocuments others;

    KnownRows(Connection connection, WorkRows rows, KnownDocuments others) {
        this.connection = connection;
        this.rows = rows;
        this.others = others;
    }

    @Override
    public List<KnownDocument> byId(String id) {
        List<KnownDocument> found = list("document_id", id);
        return found.isEmpty() ? others.byId(id) : found;
    }

    @Override
    public List<KnownDocument> bySetId(String setId) {
        List<KnownDocument> found = list("set_id", setId);
        return found.isEmpty() ? others.bySetId(setId) : found;
    }

    private List<KnownDocument> list(String column, String value) {
        try {
            return Sql.list(
                    connection,
                    "SELECT item_id, document_id, set_id, version_number, sha1 FROM sg_work_item WHERE " + column
                            + " = ? AND deleted_at IS NULL AND (duplicate_of IS NULL OR duplicate_kind = 'OTHER_LEVEL')"
                            + " ORDER BY item_id",
                    KnownRows::known,
                    rows.documentId(value));
        } catch (SQLException e) {
            throw Sql.failure(e);
        }
    }

    private static KnownDocument known(ResultSet row) throws SQLException {
        int version = row.getInt("version_number");
        OptionalInt number = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        Optional<String> id = Sql.text(row, "document_id");
        return new KnownDocument(
                String.valueOf(row.getLong("item_id")),
                id.orElse(""),
                Sql.text(row, "set_id"),
                number,
                Sql.text(row, "sha1"));
    }
}
