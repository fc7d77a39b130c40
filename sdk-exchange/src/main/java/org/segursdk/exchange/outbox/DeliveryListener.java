package org.segursdk.exchange.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Told of each change of a delivery, in the transaction that makes it. {@link JournalingListener} writes the journal of disclosures
 * there.
 */
@FunctionalInterface
public interface DeliveryListener {
    /** Does nothing. */
    DeliveryListener NONE = (connection, delivery, event) -> {};

    /**
     * @param delivery as it stands after
     * @throws SQLException the change is undone with it
     */
    void changed(Connection connection, Delivery delivery, DeliveryEvent event) throws SQLException;

    /** Both, this one first. */
    default DeliveryListener andThen(DeliveryListener next) {
        return (connection, delivery, event) -> {
            changed(connection, delivery, event);
            next.changed(connection, delivery, event);
        };
    }
}
