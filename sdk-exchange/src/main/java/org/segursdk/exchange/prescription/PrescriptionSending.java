package org.segursdk.exchange.prescription;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.sending.SendingState;

/**
 * The sending of a prescription as it stands.
 *
 * @param prescriptionId of the prescription and of its structured document
 * @param copyId of the level 1 document
 * @param replaces the prescription that it replaces
 * @param status as a whole
 * @param code why; {@code ""} when nothing happened yet
 * @param attempts passes that failed since something moved
 * @param nextAt when nodes go on
 * @param state what each step came to, number and acknowledgement
 */
public record PrescriptionSending(
        Oid prescriptionId,
        Oid copyId,
        Optional<Oid> replaces,
        SendingStatus status,
        String code,
        int attempts,
        Optional<Instant> nextAt,
        SendingState state,
        Instant createdAt,
        Instant updatedAt) {
    public PrescriptionSending {
        Objects.requireNonNull(prescriptionId, "prescriptionId");
        Objects.requireNonNull(copyId, "copyId");
        Objects.requireNonNull(replaces, "replaces");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(nextAt, "nextAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "PrescriptionSending";
    }
}
