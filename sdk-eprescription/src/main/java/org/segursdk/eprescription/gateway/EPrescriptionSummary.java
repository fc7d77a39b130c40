package org.segursdk.eprescription.gateway;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.eprescription.PrescriptionNumber;

/**
 * A prescription in a list.
 *
 * @param number its number
 * @param status where it stands
 * @param writtenAt date of the prescription
 * @param depositedAt when the base took it
 * @param prescriber who prescribed
 */
public record EPrescriptionSummary(
        PrescriptionNumber number,
        BaseStatus status,
        Instant writtenAt,
        Instant depositedAt,
        ProfessionalId prescriber) {
    public EPrescriptionSummary {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(writtenAt, "writtenAt");
        Objects.requireNonNull(depositedAt, "depositedAt");
        Objects.requireNonNull(prescriber, "prescriber");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "EPrescriptionSummary[" + status + "]";
    }
}
