package org.segursdk.exchange.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Visibility;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.insi.desk.InsJournal;
import org.segursdk.insi.desk.InsTrace;

/**
 * Figures over a period, counted by the database out of the journal, the calls of INSi and the worklist. Thread-safe. Source: rem
 * DASH-01 to DASH-06, MSSR-13.
 */
public final class Indicators {
    private final DataSource source;

    public Indicators(DataSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * A journal of the INS that counts the calls of INSi made at that structure and hands every line on.
     *
     * @param next the software's audit trail, asked first: what it refuses is not counted
     */
    public InsJournal counting(String finess, InsJournal next) {
        return trace -> {
            next.append(trace);
            if (trace instanceof InsTrace.Call call) {
                insiCall(call.at(), finess, call.operation(), call.outcome(), call.userId());
            }
        };
    }

    /** Notes a call of INSi: whom it was about is not told. */
    public void insiCall(Instant at, String finess, String operation, InsTrace.Outcome outcome, String userId) {
        Sql.inTransaction(source, connection -> {
            insiCall(connection, at, finess, operation, outcome, userId);
            return at;
        });
    }

    /** The same in the caller's own transaction. */
    public void insiCall(
            Connection connection, Instant at, String finess, String operation, InsTrace.Outcome outcome, String userId)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_insi_call (at, finess, operation, outcome, user_id) VALUES (?, ?, ?, ?, ?)",
                at,
                finess,
                operation,
                outcome,
                userId);
    }

    private static String masked(Visibility visibility) {
        return "SUM(CASE WHEN masked LIKE '%" + visibility.name() + "%' THEN 1 ELSE 0 END)";
    }

    /** What was shared, by everybody. */
    public SharingFigures sharing(IndicatorPeriod period) {
        return sharing(period, Optional.empty(), Optional.empty());
    }

    /**
     * What was shared.
     *
     * @param finess of that structure only
     * @param signatory signed by that RPPS only
     */
    public SharingFigures sharing(IndicatorPeriod period, Optional<String> finess, Optional<String> signatory) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(period.start(), period.end()));
        finess.ifPresent(parameters::add);
        signatory.ifPresent(parameters::add);
        String sql = "SELECT finess, signatory, type_code, branch, outcome, with_ins, COUNT(*),"
                + " SUM(CASE WHEN masked <> '' THEN 1 ELSE 0 END), "
                + masked(Visibility.MASKED_FROM_PROFESSIONALS) + ", " + masked(Visibility.INVISIBLE_TO_PATIENT) + ", "
                + masked(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES)
                + " FROM sg_disclosure WHERE at >= ? AND at < ?" + (finess.isPresent() ? " AND finess = ?" : "")
                + (signatory.isPresent() ? " AND signatory = ?" : "")
                + " GROUP BY finess, signatory, type_code, branch, outcome, with_ins"
                + " ORDER BY finess, signatory, type_code, branch, outcome, with_ins";
        List<SharingRow> rows = Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        sql,
                        row -> new SharingRow(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Branch.valueOf(row.getString(4)),
                                DisclosureOutcome.valueOf(row.getString(5)),
                                row.getBoolean(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(10),
                                row.getLong(11)),
                        parameters.toArray()));
        return new SharingFigures(period, rows);
    }

    /** How INSi was used. */
    public InsiFigures insi(IndicatorPeriod period) {
        List<InsiRow> rows = Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT finess, operation, outcome, COUNT(*) FROM sg_insi_call WHERE at >= ? AND at < ?"
                                + " GROUP BY finess, operation, outcome ORDER BY finess, operation, outcome",
                        row -> new InsiRow(
                                row.getString(1),
                                row.getString(2),
                                InsTrace.Outcome.valueOf(row.getString(3)),
                                row.getLong(4)),
                        period.start(),
                        period.end()));
        return new InsiFigures(period, rows);
    }

    /** What became of the documents that arrived by mail, by type. */
    public List<FilingFigures> filing(IndicatorPeriod period) {
        return Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT type_code, SUM(CASE WHEN filed_at IS NOT NULL AND filed_by_rule = TRUE THEN 1 ELSE 0 END),"
                                + " SUM(CASE WHEN filed_at IS NOT NULL AND filed_by_rule = FALSE THEN 1 ELSE 0 END),"
                                + " SUM(CASE WHEN filed_at IS NULL THEN 1 ELSE 0 END) FROM sg_work_item"
                                + " WHERE origin = 'MSSANTE' AND duplicate_of IS NULL AND received_at >= ? AND received_at < ?"
                                + " GROUP BY type_code ORDER BY type_code",
                        row -> new FilingFigures(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                        period.start(),
                        period.end()));
    }
}
