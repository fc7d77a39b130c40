package org.segursdk.exchange.portability;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.internal.record.Sql;

/**
 * Keeps requests for portability with their dates, by the clock of the caller, and tells what is late. Each step is dated once: telling
 * it again changes nothing. Thread-safe. Source: rem PORT-04, a draft guide; see {@link PortabilityDelays}.
 */
public final class PortabilityRequests {
    private final DataSource source;
    private final PortabilityDelays delays;
    private final Clock clock;

    /** @param delays such as {@link PortabilityDelays#DRAFT} */
    public PortabilityRequests(DataSource source, PortabilityDelays delays, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.delays = Objects.requireNonNull(delays, "delays");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Received now. */
    public PortabilityRequest received(String requestId, ExportScope.Kind kind) {
        return Sql.inTransaction(source, connection -> {
            if (find(connection, requestId).isEmpty()) {
                Sql.update(
                        connection,
                        "INSERT INTO sg_portability_request (request_id, kind, received_at) VALUES (?, ?, ?)",
                        requestId,
                        kind,
                        clock.instant());
            }
            return find(connection, requestId).orElseThrow();
        });
    }

    /** Acknowledged now. */
    public PortabilityRequest acknowledged(String requestId) {
        return dated(requestId, "acknowledged_at", clock.instant());
    }

    /** The export was handed over now. */
    public PortabilityRequest exported(String requestId) {
        return dated(requestId, "exported_at", clock.instant());
    }

    /** The end of the contract became known. */
    public PortabilityRequest contractEnds(String requestId, Instant end) {
        return dated(requestId, "contract_end", end);
    }

    private PortabilityRequest dated(String requestId, String column, Instant at) {
        return Sql.inTransaction(source, connection -> {
            Sql.update(
                    connection,
                    "UPDATE sg_portability_request SET " + column + " = ? WHERE request_id = ? AND " + column
                            + " IS NULL",
                    at,
                    requestId);
            return find(connection, requestId)
                    .orElseThrow(() -> InvalidInputException.of(
                            "PortabilityRequest",
                            "requestId",
                            "PORTABILITY-UNKNOWN",
                            "demande inconnue",
                            "no such request"));
        });
    }

    /** Every request, oldest first. */
    public List<PortabilityRequest> all() {
        return Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT * FROM sg_portability_request ORDER BY received_at, request_id",
                        PortabilityRequests::request));
    }

    /** Steps not done by now that had to be, and those that were done too late, oldest request first. */
    public List<LateStep> late() {
        Instant now = clock.instant();
        return all().stream()
                .flatMap(request -> Stream.of(
                                step(
                                        request,
                                        LateStep.Step.ACKNOWLEDGEMENT,
                                        delays.acknowledgementDue(request),
                                        request.acknowledgedAt(),
                                        now),
                                step(
                                        request,
                                        LateStep.Step.EXPORT,
                                        delays.exportDue(request),
                                        request.exportedAt(),
                                        now))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<LateStep> step(
            PortabilityRequest request, LateStep.Step step, Instant due, Optional<Instant> done, Instant now) {
        return done.orElse(now).isAfter(due)
                ? Optional.of(new LateStep(request, step, due, done.isPresent()))
                : Optional.empty();
    }

    /** Requests whose export still has to be kept for fetching: until the delay after the end of the contract is over. */
    public List<PortabilityRequest> accessible() {
        Instant now = clock.instant();
        List<PortabilityRequest> open = new ArrayList<>();
        for (PortabilityRequest request : all()) {
            boolean over = request.contractEnd()
                    .filter(end -> now.isAfter(delays.accessUntil(end)))
                    .isPresent();
            if (request.exportedAt().isPresent() && !over) {
                open.add(request);
            }
        }
        return open;
    }

    private static Optional<PortabilityRequest> find(Connection connection, String requestId) throws SQLException {
        return Sql.first(
                connection,
                "SELECT * FROM sg_portability_request WHERE request_id = ?",
                PortabilityRequests::request,
                requestId);
    }

    private static PortabilityRequest request(ResultSet row) throws SQLException {
        return new PortabilityRequest(
                row.getString("request_id"),
                ExportScope.Kind.valueOf(row.getString("kind")),
                Sql.instant(row, "received_at").orElseThrow(),
                Sql.instant(row, "acknowledged_at"),
                Sql.instant(row, "exported_at"),
                Sql.instant(row, "contract_end"));
    }
}
