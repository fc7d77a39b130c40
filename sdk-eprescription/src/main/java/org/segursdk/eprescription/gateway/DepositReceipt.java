package org.segursdk.eprescription.gateway;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.eprescription.PrescriptionNumber;

/**
 * The base's acknowledgement of a deposit. What the real one holds is not public. Source: eprescription §2, §7.
 *
 * @param number of the prescription
 * @param acknowledgedAt when the base took it; when the gateway heard of it, if the base tells no date
 * @param reference the base's own reference, if it gives one
 * @param status the status it then had
 */
public record DepositReceipt(
        PrescriptionNumber number, Instant acknowledgedAt, Optional<String> reference, BaseStatus status) {
    public DepositReceipt {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(acknowledgedAt, "acknowledgedAt");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(status, "status");
    }

    /** Redacted: a number opens a prescription. */
    @Override
    public String toString() {
        return "DepositReceipt[" + acknowledgedAt + "]";
    }
}
