package org.segursdk.exchange.outbox;

import java.util.Objects;
import java.util.Optional;

/**
 * A delivery to enqueue.
 *
 * @param branch where
 * @param correspondent to whom, with {@link Branch#PROFESSIONALS}
 * @param operation what is done there
 * @param state {@code WAITING}, {@code HELD}, {@code SKIPPED} or {@code WITHHELD}
 * @param code why; {@code ""} when it waits. At most 100 characters, no patient data
 * @param originalMessageId of the message that is replaced or taken back, if any
 */
public record NewDelivery(
        Branch branch,
        Optional<Correspondent> correspondent,
        ShareOperation operation,
        DeliveryState state,
        String code,
        Optional<String> originalMessageId) {
    public NewDelivery {
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(correspondent, "correspondent");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(originalMessageId, "originalMessageId");
    }

    public static NewDelivery waiting(Branch branch, Optional<Correspondent> correspondent, ShareOperation operation) {
        return new NewDelivery(branch, correspondent, operation, DeliveryState.WAITING, "", Optional.empty());
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "NewDelivery";
    }
}
