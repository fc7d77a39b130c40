package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.exchange.internal.record.Sql;

/**
 * Reports of the structure that wait to be validated: the list over a period, by professional and by unit, and a notice after a delay.
 * The software tells each change of state, in its own transaction if it likes. Thread-safe. Source: rem WL-07, WL-08.
 */
public final class OwnReports {
    private static final String WAITING = "SELECT * FROM sg_own_report WHERE state IN ('UNVALIDATED', 'PROVISIONAL')";

    private final DataSource source;
    private final Clock clock;

    public OwnReports(DataSource source, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A report was begun. Without effect when it is known. */
    public void begun(String reportId, String authorId, String unit, String recordId) {
        Sql.inTransaction(source, connection -> {
            begun(connection, reportId, authorId, unit, recordId);
            return reportId;
        });
    }

    /** The same in the caller's transaction. */
    public void begun(Connection connection, String reportId, String authorId, String unit, String recordId)
            throws SQLException {
        Instant now = clock.instant();
        OwnReport report = new OwnReport(
                reportId, OwnReport.State.UNVALIDATED, authorId, unit, recordId, now, now, Optional.empty());
        if (find(connection, reportId).isEmpty()) {
            Sql.update(
                    connection,
                    "INSERT INTO sg_own_report (report_id, state, author_id, unit, record_id, created_at, changed_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    report.reportId(),
                    report.state(),
                    report.authorId(),
                    report.unit(),
                    report.recordId(),
                    report.createdAt(),
                    report.changedAt());
        }
    }

    /** Its state changed. A validated report that is opened again waits again. */
    public void changed(String reportId, OwnReport.State state) {
        Sql.inTransaction(source, connection -> {
            changed(connection, reportId, state);
            return reportId;
        });
    }

    /** The same in the caller's transaction. */
    public void changed(Connection connection, String reportId, OwnReport.State state) throws SQLException {
        Sql.update(
                connection,
                "UPDATE sg_own_report SET state = ?, changed_at = ? WHERE report_id = ? AND state <> ?",
                state,
                clock.instant(),
                reportId,
                state);
    }

    /** What is known of a report. */
    public Optional<OwnReport> find(String reportId) {
        return Sql.inTransaction(source, connection -> find(connection, reportId));
    }

    private static Optional<OwnReport> find(Connection connection, String reportId) throws SQLException {
        return Sql.first(connection, "SELECT * FROM sg_own_report WHERE report_id = ?", OwnReports::report, reportId);
    }

    /**
     * Reports begun in {@code [from, before[} that wait, the oldest first.
     *
     * @param author only of that one
     * @param unit only of that unit
     */
    public List<OwnReport> waiting(Instant from, Instant before, Optional<String> author, Optional<String> unit) {
        StringBuilder sql = new StringBuilder(WAITING).append(" AND created_at >= ? AND created_at < ?");
        List<@Nullable Object> parameters = new ArrayList<>(List.of(from, before));
        author.ifPresent(each -> {
            sql.append(" AND author_id = ?");
            parameters.add(each);
        });
        unit.ifPresent(each -> {
            sql.append(" AND unit = ?");
            parameters.add(each);
        });
        sql.append(" ORDER BY created_at, report_id");
        return Sql.inTransaction(
                source, connection -> Sql.list(connection, sql.toString(), OwnReports::report, parameters.toArray()));
    }

    /**
     * Tells of each report that has waited longer than the delay. The software calls it from a timer of its own; nobody is told
     * again of the same report before {@code again} is over, whichever node asks. A report whose hook fails is told of next time.
     *
     * @param delay since it was begun
     * @param again after which a notice is repeated
     * @param hook tells somebody; its words name no patient
     * @return how many notices were given
     */
    public int notifyLate(Duration delay, Duration again, Consumer<OwnReport> hook) {
        Instant now = Sql.micros(clock.instant());
        List<OwnReport> late = Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        WAITING + " AND created_at <= ? AND (notified_at IS NULL OR notified_at <= ?)"
                                + " ORDER BY created_at, report_id",
                        OwnReports::report,
                        now.minus(delay),
                        now.minus(again)));
        int told = 0;
        for (OwnReport report : late) {
            told += tell(report, now, hook) ? 1 : 0;
        }
        return told;
    }

    /** The row is taken by one node alone: the others find it taken. */
    private boolean tell(OwnReport report, Instant now, Consumer<OwnReport> hook) {
        return Sql.inTransaction(source, connection -> {
            String sql = "UPDATE sg_own_report SET notified_at = ? WHERE report_id = ? AND state = ?"
                    + (report.notifiedAt().isPresent() ? " AND notified_at = ?" : " AND notified_at IS NULL");
            int taken = report.notifiedAt().isPresent()
                    ? Sql.update(connection, sql, now, report.reportId(), report.state(), report.notifiedAt())
                    : Sql.update(connection, sql, now, report.reportId(), report.state());
            if (taken == 1) {
                hook.accept(report);
            }
            return taken == 1;
        });
    }

    private static OwnReport report(ResultSet row) throws SQLException {
        return new OwnReport(
                row.getString("report_id"),
                OwnReport.State.valueOf(row.getString("state")),
                row.getString("author_id"),
                row.getString("unit"),
                row.getString("record_id"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "changed_at").orElseThrow(),
                Sql.instant(row, "notified_at"));
    }
}
