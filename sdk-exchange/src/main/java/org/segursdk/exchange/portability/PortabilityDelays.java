package org.segursdk.exchange.portability;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Delays of a request for portability, in hours of the clock. The figures of {@link #DRAFT} are those of a draft guide and are not those of a
 * published text: set your own. Source: rem PORT-04.
 *
 * @param acknowledgement from the request to its acknowledgement
 * @param unit from the request to a unit export; "immediate" is zero
 * @param export from the request to a targeted or mass export
 * @param access how long the export can be fetched after the end of the contract
 */
public record PortabilityDelays(Duration acknowledgement, Duration unit, Duration export, Duration access) {
    /** 48 hours, at once, 30 days, 90 days. */
    public static final PortabilityDelays DRAFT =
            new PortabilityDelays(Duration.ofHours(48), Duration.ZERO, Duration.ofDays(30), Duration.ofDays(90));

    public PortabilityDelays {
        Objects.requireNonNull(acknowledgement, "acknowledgement");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(export, "export");
        Objects.requireNonNull(access, "access");
    }

    /** By when it has to be acknowledged. */
    public Instant acknowledgementDue(PortabilityRequest request) {
        return request.receivedAt().plus(acknowledgement);
    }

    /** By when the export has to be there. */
    public Instant exportDue(PortabilityRequest request) {
        return request.receivedAt().plus(request.kind() == ExportScope.Kind.UNIT ? unit : export);
    }

    /** Until when the export can be fetched. */
    public Instant accessUntil(Instant contractEnd) {
        return contractEnd.plus(access);
    }
}
