package org.segursdk.exchange.outbox;

import org.segursdk.core.error.SegurException;

/**
 * The way out of a branch. Shipped: {@link DmpBranch} and {@link MailBranch}. Implementations are thread-safe; every method raises
 * {@link SegurException}, whose outcome and {@code retryable()} decide what happens next.
 */
public interface DeliveryPort {
    /** Something that is ready to leave. */
    @FunctionalInterface
    interface Attempt {
        /** Lets it leave, once. */
        DeliveryOutcome send();
    }

    /** Makes everything ready; nothing that changes anything has left before {@link Attempt#send}. */
    Attempt prepare(DeliveryOrder order);

    /** Asks what became of a delivery whose answer was lost. Changes nothing. */
    Settlement settle(DeliveryOrder order);
}
