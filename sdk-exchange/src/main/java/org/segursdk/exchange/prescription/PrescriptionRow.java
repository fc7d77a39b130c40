package org.segursdk.exchange.prescription;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.eprescription.sending.SendingState;

/**
 * A row.
 *
 * @param stopped cancelled or replaced: nothing more goes out, a deposit whose fate is not known is asked for
 * @param version counts its changes
 */
record PrescriptionRow(
        String id,
        String copyId,
        String firstId,
        int edition,
        Optional<String> replaces,
        SendingStatus status,
        String code,
        boolean stopped,
        int attempts,
        long version,
        Optional<Instant> nextAt,
        Optional<Instant> uncertainSince,
        PrescriptionOrder order,
        SendingState state,
        Instant createdAt,
        Instant updatedAt) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "PrescriptionRow";
    }
}
