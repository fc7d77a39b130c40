package org.segursdk.eprescription.gateway;

import java.time.Instant;
import java.util.Objects;

/**
 * The base's acknowledgement of an execution.
 *
 * @param executionId of the execution told
 * @param acknowledgedAt when the base took it
 * @param status of the prescription from then on
 */
public record ExecutionReceipt(String executionId, Instant acknowledgedAt, BaseStatus status) {
    public ExecutionReceipt {
        Objects.requireNonNull(executionId, "executionId");
        Objects.requireNonNull(acknowledgedAt, "acknowledgedAt");
        Objects.requireNonNull(status, "status");
    }
}
