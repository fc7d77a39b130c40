package org.segursdk.exchange.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work of another kind that nodes do beside deliveries, planned by {@link Outbox#schedule}: each id on one node at a time, and on
 * another when that one died. Thread-safe.
 */
public interface NodeWork {
    /** Name of its tasks, such as {@code sg-prescription}. */
    String task();

    /**
     * Does what can be done now. What it raises plans the same again after the first delay.
     *
     * @return when to come back; empty when nothing more happens by itself
     */
    Optional<Instant> run(String id, Node node);

    /** Ids that have waited since before that time and have no task any more. */
    List<String> stranded(Connection connection, Instant before) throws SQLException;

    /** The node that does it. */
    interface Node {
        /** In the journal: {@code node:} and its name. */
        String who();

        DeliverySettings settings();

        /**
         * How long to wait before the next attempt.
         *
         * @param attempts made so far, from 1
         */
        Duration delay(int attempts);

        /** When a destination that failed several times in a row may be tried again; empty: go ahead, and say how it went. */
        Optional<Instant> closedUntil(String destination);

        /** The destination answered, whatever. */
        void answered(String destination);

        /** The destination was out of reach. */
        void failed(String destination);

        /** It never came to that. */
        void gaveUp(String destination);
    }
}
