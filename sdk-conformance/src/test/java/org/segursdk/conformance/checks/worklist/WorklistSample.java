package org.segursdk.conformance.checks.worklist;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.OwnReportsPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.exchange.inbox.OwnReport;
import org.segursdk.exchange.inbox.OwnReports;
import org.segursdk.exchange.schema.ExchangeSchema;

/** Reports that wait, kept by sdk-exchange. */
public class WorklistSample implements SegurKitAdapter, OwnReportsPort {
    private @Nullable Clock clock;
    private @Nullable OwnReports reports;

    @Override
    public void connect(KitBench bench) throws SQLException {
        clock = bench.clock();
        reset();
    }

    @Override
    public void reset() throws SQLException {
        DataSource source =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        ExchangeSchema.migrate(source);
        reports = new OwnReports(source, Objects.requireNonNull(clock));
    }

    private OwnReports reports() {
        return Objects.requireNonNull(reports);
    }

    @Override
    public void begin(String report) {
        reports().begun(report, "dr-a", "radio", "dossier-1");
    }

    @Override
    public void change(String report, State state) {
        reports().changed(report, OwnReport.State.valueOf(state.name()));
    }

    @Override
    public Optional<List<String>> waiting(Instant from, Instant before) {
        return Optional.of(reports().waiting(from, before, Optional.empty(), Optional.empty()).stream()
                .map(OwnReport::reportId)
                .toList());
    }

    @Override
    public Optional<List<String>> notifyLate(Duration delay) {
        List<String> told = new ArrayList<>();
        reports().notifyLate(delay, delay, each -> told.add(each.reportId()));
        return Optional.of(told);
    }
}
