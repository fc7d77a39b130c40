package org.segursdk.exchange.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.exchange.internal.record.Sql;

/** The rows of deliveries, and their journal. */
final class DeliveryRows {
    private static final String SELECT =
            "SELECT d.*, s.document_id FROM sg_delivery d JOIN sg_share s ON s.share_id = d.share_id ";

    private static final String INTO_DELIVERIES =
            "INSERT INTO sg_delivery (delivery_id, share_id, branch, operation, destination_key, chain_key, seq, state, code,"
                    + " attempts, version, next_at, submission_id, message_id, original_message_id, sealed_target, created_at,"
                    + " updated_at)";
    private static final String DELIVERY = "(?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INTO_EVENTS =
            "INSERT INTO sg_delivery_event (delivery_id, at, who, state_before, state_after, code)";
    private static final String EVENT = "(?, ?, ?, ?, ?, ?)";

    private DeliveryRows() {}

    /** Adds those rows. */
    static void insert(Sql.Together together, List<@Nullable Object[]> rows) {
        together.addRows(INTO_DELIVERIES, DELIVERY, rows);
    }

    /** Parameters of a row to add. */
    static @Nullable Object[] row(Delivery delivery, Optional<byte[]> sealedTarget) {
        return new @Nullable Object[] {
            delivery.id(),
            delivery.shareId(),
            delivery.branch(),
            delivery.operation(),
            delivery.destinationKey(),
            delivery.chainKey(),
            delivery.sequence(),
            delivery.state(),
            delivery.code(),
            Sql.typed(delivery.nextAt(), Types.TIMESTAMP_WITH_TIMEZONE),
            delivery.submissionId(),
            Sql.typed(delivery.messageId(), Types.VARCHAR),
            Sql.typed(delivery.originalMessageId(), Types.VARCHAR),
            Sql.typed(sealedTarget, Types.BINARY),
            delivery.createdAt(),
            delivery.updatedAt()
        };
    }

    /** The first lines of their journal. */
    static List<DeliveryEvent> enqueued(Sql.Together together, List<Delivery> deliveries, String who) {
        List<DeliveryEvent> events = deliveries.stream()
                .map(each ->
                        new DeliveryEvent(each.id(), each.createdAt(), who, each.state(), each.state(), each.code()))
                .toList();
        together.addRows(
                INTO_EVENTS, EVENT, events.stream().map(DeliveryRows::row).toList());
        return events;
    }

    private static @Nullable Object[] row(DeliveryEvent event) {
        return new @Nullable Object[] {
            event.deliveryId(), event.at(), event.who(), event.before(), event.after(), event.code()
        };
    }

    static Delivery map(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("delivery_id"),
                row.getString("share_id"),
                row.getString("document_id"),
                Branch.valueOf(row.getString("branch")),
                ShareOperation.valueOf(row.getString("operation")),
                row.getString("destination_key"),
                row.getString("chain_key"),
                row.getLong("seq"),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("code"),
                row.getInt("attempts"),
                row.getLong("version"),
                Sql.instant(row, "next_at"),
                Sql.instant(row, "uncertain_since"),
                row.getString("submission_id"),
                Sql.text(row, "message_id"),
                Sql.text(row, "original_message_id"),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "updated_at").orElseThrow());
    }

    static List<Delivery> list(Connection connection, String where, @Nullable Object... parameters)
            throws SQLException {
        return Sql.list(connection, SELECT + where, DeliveryRows::map, parameters);
    }

    static Optional<Delivery> byId(Connection connection, String id) throws SQLException {
        return list(connection, "WHERE d.delivery_id = ?", id).stream().findFirst();
    }

    /** Keeps others from changing it until the transaction ends. */
    static Optional<Delivery> lock(Connection connection, String id) throws SQLException {
        boolean there = Sql.first(
                        connection,
                        "SELECT delivery_id FROM sg_delivery WHERE delivery_id = ? FOR UPDATE",
                        row -> row.getString(1),
                        id)
                .isPresent();
        return there ? byId(connection, id) : Optional.empty();
    }

    /** The delivery before it in its chain to the same destination. */
    static List<Delivery> earlier(Connection connection, Delivery delivery) throws SQLException {
        return list(
                connection,
                "WHERE d.chain_key = ? AND d.destination_key = ? AND d.seq < ? ORDER BY d.seq DESC",
                delivery.chainKey(),
                delivery.destinationKey(),
                delivery.sequence());
    }

    /** What changes of a delivery. */
    record Change(
            DeliveryState state,
            String code,
            int attempts,
            Optional<Instant> nextAt,
            Optional<Instant> uncertainSince) {
        static Change of(Delivery delivery, DeliveryState state, String code) {
            return new Change(state, code, delivery.attempts(), Optional.empty(), delivery.uncertainSince());
        }

        Change at(Instant next) {
            return new Change(state, code, attempts, Optional.of(next), uncertainSince);
        }

        /** The row as it is after it. */
        private Delivery applied(Delivery before, Instant now) {
            return new Delivery(
                    before.id(),
                    before.shareId(),
                    before.documentId(),
                    before.branch(),
                    before.operation(),
                    before.destinationKey(),
                    before.chainKey(),
                    before.sequence(),
                    state,
                    clean(code),
                    attempts,
                    before.version() + 1,
                    nextAt.map(Sql::micros),
                    uncertainSince.map(Sql::micros),
                    before.submissionId(),
                    before.messageId(),
                    before.originalMessageId(),
                    before.createdAt(),
                    now);
        }
    }

    /**
     * Changes a delivery that still stands as it was read.
     *
     * @return as it stands then; empty when somebody else changed it meanwhile, and nothing was changed here
     */
    static Optional<Delivery> change(
            Connection connection, DeliveryListener listener, Delivery before, Change change, String who, Instant now)
            throws SQLException {
        int changed = Sql.update(
                connection,
                "UPDATE sg_delivery SET state = ?, code = ?, attempts = ?, next_at = ?, uncertain_since = ?, updated_at = ?,"
                        + " version = version + 1 WHERE delivery_id = ? AND version = ?",
                change.state(),
                clean(change.code()),
                change.attempts(),
                Sql.typed(change.nextAt(), Types.TIMESTAMP_WITH_TIMEZONE),
                Sql.typed(change.uncertainSince(), Types.TIMESTAMP_WITH_TIMEZONE),
                now,
                before.id(),
                before.version());
        if (changed == 0) {
            return Optional.empty();
        }
        Delivery after = change.applied(before, now);
        DeliveryEvent event = new DeliveryEvent(after.id(), now, who, before.state(), after.state(), after.code());
        Sql.update(connection, INTO_EVENTS + " VALUES " + EVENT, row(event));
        listener.changed(connection, after, event);
        return Optional.of(after);
    }

    static String clean(String code) {
        return Sql.code(code);
    }
}
