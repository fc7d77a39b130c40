package org.segursdk.exchange.prescription;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.eprescription.sending.SendingStep;

/**
 * A line of the journal.
 *
 * @param who the professional's id, or the node's name after {@code node:}
 * @param step which step changed; empty: the sending as a whole
 * @param status of the step ({@link org.segursdk.eprescription.sending.StepResult.Status}), or of the whole ({@link SendingStatus})
 * @param code why
 */
public record PrescriptionEvent(Instant at, String who, Optional<SendingStep> step, String status, String code) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "PrescriptionEvent";
    }
}
