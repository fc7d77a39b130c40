package org.segursdk.exchange.outbox;

import java.time.Instant;

/**
 * A change of a delivery.
 *
 * @param who the professional's id, or the node's name after {@code node:}
 * @param before state before; the same as after when only a code was noted
 * @param code why, as in {@link Delivery#code}
 */
public record DeliveryEvent(
        String deliveryId, Instant at, String who, DeliveryState before, DeliveryState after, String code) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "DeliveryEvent";
    }
}
