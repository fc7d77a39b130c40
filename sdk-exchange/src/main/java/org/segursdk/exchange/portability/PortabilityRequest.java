package org.segursdk.exchange.portability;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A request for portability and what became of it. Times are instants in UTC.
 *
 * @param requestId the software's key, such as the number of the ticket; no patient's name
 * @param kind what is asked for
 * @param receivedAt when it was received
 * @param acknowledgedAt when it was acknowledged
 * @param exportedAt when the export was handed over
 * @param contractEnd when the contract ends or ended, once that is known
 */
public record PortabilityRequest(
        String requestId,
        ExportScope.Kind kind,
        Instant receivedAt,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> exportedAt,
        Optional<Instant> contractEnd) {
    public PortabilityRequest {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(acknowledgedAt, "acknowledgedAt");
        Objects.requireNonNull(exportedAt, "exportedAt");
        Objects.requireNonNull(contractEnd, "contractEnd");
    }

    /** Without its key. */
    @Override
    public String toString() {
        return "PortabilityRequest[" + kind + ", " + receivedAt + "]";
    }
}
