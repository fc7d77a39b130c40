package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.exchange.inbox.Ties.Level;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.Fact;
import org.segursdk.mss.received.RequestedOperation;

/**
 * Finds the other level (N1 beside N3) of an arriving document among the items of the same patient: the one it was made from or that was
 * made from it (XFRM), otherwise the only one of the other level with the same act, type and author. Where anything differs or two might be
 * it, both are shown. Source: rem DMPA-20, cda §3.12, mssante §6.
 */
final class OtherLevels {
    private static final String FREE =
            "SELECT item_id, body_level, read_at, validated_at, filed_at, version_number FROM"
                    + " sg_work_item WHERE patient_key = ? AND deleted_at IS NULL AND duplicate_of IS NULL AND replaced_by IS NULL"
                    + " AND operation <> 'DELETION'";

    private final Connection connection;
    private final WorkRows rows;

    OtherLevels(Connection connection, WorkRows rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** An item that is shown. */
    record Shown(
            long id,
            Optional<Level> level,
            boolean treated,
            @Nullable Integer version) {}

    Optional<Shown> of(WorkItem item, Ties ties) throws SQLException {
        String patient = rows.patientKey(item.patient());
        if (patient.isEmpty() || item.filing().operation() == RequestedOperation.Kind.DELETION) {
            return Optional.empty();
        }
        List<Shown> related = related(patient, item, ties);
        return related.isEmpty() ? ofAct(patient, item, ties) : only(item, related);
    }

    private List<Shown> related(String patient, WorkItem item, Ties ties) throws SQLException {
        List<Shown> found = new ArrayList<>();
        for (String source : ties.madeFrom()) {
            found.addAll(list(FREE + " AND document_id = ?", patient, rows.documentId(source)));
        }
        if (item.document().id().isPresent()) {
            String own = rows.documentId(item.document().id().get());
            found.addAll(list(FREE + " AND made_from = ?", patient, own));
        }
        return found.stream().distinct().toList();
    }

    private Optional<Shown> ofAct(String patient, WorkItem item, Ties ties) throws SQLException {
        Optional<String> act = rows.actKey(item, ties);
        if (act.isEmpty() || ties.level().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> references = rows.referencesKey(ties);
        String same = references.isPresent() ? " AND (act_references IS NULL OR act_references = ?)" : "";
        List<@Nullable Object> parameters =
                new ArrayList<>(List.of(patient, act.get(), ties.level().get().other()));
        references.ifPresent(parameters::add);
        return only(
                item,
                list(
                        FREE + " AND act_key = ? AND body_level = ?" + same + " FETCH FIRST 2 ROWS ONLY",
                        parameters.toArray()));
    }

    private static Optional<Shown> only(WorkItem item, List<Shown> found) {
        if (found.size() != 1) {
            return Optional.empty();
        }
        Integer version = found.get(0).version();
        boolean otherVersion = version != null
                && item.document().version().isPresent()
                && item.document().version().getAsInt() != version;
        return otherVersion ? Optional.empty() : Optional.of(found.get(0));
    }

    private List<Shown> list(String sql, @Nullable Object... parameters) throws SQLException {
        return Sql.list(connection, sql, OtherLevels::shown, parameters);
    }

    private static Shown shown(ResultSet row) throws SQLException {
        int version = row.getInt("version_number");
        @Nullable Integer told = row.wasNull() ? null : version;
        boolean treated = row.getObject("read_at") != null
                || row.getObject("validated_at") != null
                || row.getObject("filed_at") != null;
        return new Shown(row.getLong("item_id"), Sql.text(row, "body_level").map(Level::valueOf), treated, told);
    }

    /** The structured one stands in front, unless somebody has treated the other one already and it brings no alert. */
    static boolean inFront(WorkFlags flags, Ties arriving, Shown other) {
        boolean structured =
                arriving.level().equals(Optional.of(Level.N3)) && other.level().equals(Optional.of(Level.N1));
        boolean alert = List.of(flags.abnormal(), flags.critical(), flags.relevantComment(), flags.immediateReading())
                .contains(Fact.YES);
        return structured && (!other.treated() || alert);
    }
}
