package org.segursdk.exchange.prescription;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.eprescription.sending.SendingState;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.SendingText;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.Sql;

/** The rows of prescriptions, and their journal. */
final class PrescriptionRows {
    static final String TASK = "sg-prescription";

    private final ContentCipher cipher;

    PrescriptionRows(ContentCipher cipher) {
        this.cipher = cipher;
    }

    /** Somebody else changed the row meanwhile: whoever runs it stops, and looks again. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("changed meanwhile", null, false, false);
        }
    }

    private PrescriptionRow map(ResultSet row) throws SQLException {
        String id = row.getString("prescription_id");
        return new PrescriptionRow(
                id,
                row.getString("copy_id"),
                row.getString("first_id"),
                row.getInt("edition"),
                Sql.text(row, "replaces_id"),
                SendingStatus.valueOf(row.getString("status")),
                row.getString("code"),
                row.getBoolean("stopped"),
                row.getInt("attempts"),
                row.getLong("version"),
                Sql.instant(row, "next_at"),
                Sql.instant(row, "uncertain_since"),
                PrescriptionOrder.read(cipher.open(row.getBytes("sealed_order"), "prescription-order/" + id)),
                SendingText.read(
                        new String(cipher.open(row.getBytes("sealed_state"), context(id)), StandardCharsets.US_ASCII)),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "updated_at").orElseThrow());
    }

    private static String context(String id) {
        return "prescription-state/" + id;
    }

    private byte[] seal(String id, SendingState state) {
        return cipher.seal(SendingText.write(state).getBytes(StandardCharsets.US_ASCII), context(id));
    }

    Optional<PrescriptionRow> find(Connection connection, String id) throws SQLException {
        return list(connection, "WHERE prescription_id = ?", id).stream().findFirst();
    }

    /** Keeps others from changing it until the transaction ends. */
    Optional<PrescriptionRow> lock(Connection connection, String id) throws SQLException {
        return list(connection, "WHERE prescription_id = ? FOR UPDATE", id).stream()
                .findFirst();
    }

    List<PrescriptionRow> list(Connection connection, String where, @Nullable Object... parameters)
            throws SQLException {
        return Sql.list(connection, "SELECT * FROM sg_prescription " + where, this::map, parameters);
    }

    void insert(Connection connection, PrescriptionRow row, String user) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_prescription (prescription_id, copy_id, first_id, edition, replaces_id, user_id, status, code,"
                        + " stopped, attempts, version, next_at, sealed_order, sealed_state, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
                row.id(),
                row.copyId(),
                row.firstId(),
                row.edition(),
                row.replaces(),
                user,
                row.status(),
                row.code(),
                row.stopped(),
                row.attempts(),
                row.nextAt(),
                cipher.seal(row.order().write(), "prescription-order/" + row.id()),
                seal(row.id(), row.state()),
                row.createdAt(),
                row.updatedAt());
        event(connection, row.id(), user, "", row.status().name(), row.code(), row.createdAt());
        steps(connection, row.id(), user, Optional.empty(), row.state(), row.createdAt());
    }

    /**
     * Keeps what steps came to.
     *
     * @throws Overtaken somebody else changed the row meanwhile
     */
    PrescriptionRow save(Connection connection, PrescriptionRow row, SendingState state, String who, Instant now)
            throws SQLException {
        changed(Sql.update(
                connection,
                "UPDATE sg_prescription SET sealed_state = ?, updated_at = ?, version = version + 1"
                        + " WHERE prescription_id = ? AND version = ?",
                seal(row.id(), state),
                now,
                row.id(),
                row.version()));
        steps(connection, row.id(), who, Optional.of(row.state()), state, now);
        return find(connection, row.id()).orElseThrow();
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Overtaken();
        }
    }

    /** What changes of the whole. */
    record Change(
            SendingStatus status,
            String code,
            boolean stopped,
            int attempts,
            Optional<Instant> nextAt,
            Optional<Instant> uncertainSince) {
        /** Nothing more happens by itself. */
        static Change end(PrescriptionRow row, SendingStatus status, String code) {
            return new Change(status, code, row.stopped(), row.attempts(), Optional.empty(), row.uncertainSince());
        }
    }

    /**
     * Changes the whole.
     *
     * @throws Overtaken somebody else changed the row meanwhile
     */
    PrescriptionRow change(Connection connection, PrescriptionRow row, Change change, String who, Instant now)
            throws SQLException {
        String code = Sql.code(change.code());
        changed(Sql.update(
                connection,
                "UPDATE sg_prescription SET status = ?, code = ?, stopped = ?, attempts = ?, next_at = ?, uncertain_since = ?,"
                        + " updated_at = ?, version = version + 1 WHERE prescription_id = ? AND version = ?",
                change.status(),
                code,
                change.stopped(),
                change.attempts(),
                change.nextAt(),
                change.uncertainSince(),
                now,
                row.id(),
                row.version()));
        event(connection, row.id(), who, "", change.status().name(), code, now);
        return find(connection, row.id()).orElseThrow();
    }

    private static void steps(
            Connection connection,
            String id,
            String who,
            Optional<SendingState> before,
            SendingState after,
            Instant now)
            throws SQLException {
        for (SendingStep step : after.results().keySet()) {
            StepResult result = after.result(step);
            boolean news = before.isEmpty()
                    ? result.isReported()
                    : !before.get().result(step).equals(result);
            if (news) {
                event(connection, id, who, step.name(), result.status().name(), result.code(), now);
            }
        }
    }

    static void event(
            Connection connection, String id, String who, String step, String status, String code, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_prescription_event (prescription_id, at, who, step, status, code) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                now,
                who,
                step,
                status,
                Sql.code(code));
    }

    static List<PrescriptionEvent> events(Connection connection, String id) throws SQLException {
        return Sql.list(
                connection,
                "SELECT * FROM sg_prescription_event WHERE prescription_id = ? ORDER BY event_id",
                row -> new PrescriptionEvent(
                        Sql.instant(row, "at").orElseThrow(),
                        row.getString("who"),
                        Sql.text(row, "step").filter(each -> !each.isEmpty()).map(SendingStep::valueOf),
                        row.getString("status"),
                        row.getString("code")),
                id);
    }

    /** @param now what was changed after it was changed before the clock was set back */
    static List<String> stranded(Connection connection, Instant before, Instant now) throws SQLException {
        return Sql.list(
                connection,
                "SELECT p.prescription_id FROM sg_prescription p WHERE p.status = 'WAITING' AND p.updated_at NOT BETWEEN ? AND ? AND NOT EXISTS"
                        + " (SELECT 1 FROM sg_task t WHERE t.task_instance = p.prescription_id)",
                row -> row.getString(1),
                before,
                now);
    }
}
