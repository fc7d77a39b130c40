package org.segursdk.exchange.portability;

import java.time.Instant;
import java.util.Objects;

/**
 * A step of a request that is late, or was.
 *
 * @param request which
 * @param step what
 * @param due by when it had to be done
 * @param done whether it was done since, too late
 */
public record LateStep(PortabilityRequest request, Step step, Instant due, boolean done) {
    /** What has to be done with a request. */
    public enum Step {
        ACKNOWLEDGEMENT,
        EXPORT
    }

    public LateStep {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(due, "due");
    }
}
