package org.segursdk.exchange.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.exchange.internal.record.Sql;

/** The rows of deliveries, and their journal. */
final class DeliveryRows {
    private static final String SELECT =
            "SELECT d.*, s.document_id FROM sg_delivery d JOIN sg_share s ON s.share_id = d.share_id ";

    private DeliveryRows() {}

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
                change.nextAt(),
                change.uncertainSince(),
                now,
                before.id(),
                before.version());
        if (changed == 0) {
            return Optional.empty();
        }
        Delivery after = byId(connection, before.id()).orElseThrow();
        event(connection, listener, after, before.state(), who, now);
        return Optional.of(after);
    }

    static void event(
            Connection connection,
            DeliveryListener listener,
            Delivery after,
            DeliveryState before,
            String who,
            Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_delivery_event (delivery_id, at, who, state_before, state_after, code) VALUES (?, ?, ?, ?, ?, ?)",
                after.id(),
                now,
                who,
                before,
                after.state(),
                after.code());
        listener.changed(
                connection, after, new DeliveryEvent(after.id(), now, who, before, after.state(), after.code()));
    }

    static String clean(String code) {
        return Sql.code(code);
    }
}
