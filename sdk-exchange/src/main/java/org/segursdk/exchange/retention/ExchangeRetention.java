package org.segursdk.exchange.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.exchange.internal.record.Sql;

/**
 * Removes from the outbox what was kept for long enough: only of documents whose every delivery ended (CONFIRMED, REFUSED, SKIPPED,
 * WITHHELD), and since longer than that; nothing that is under way, held or before a person. Runs when it is called and never by
 * itself, in small transactions, beside running nodes; stopped anywhere, the next call goes on. Thread-safe.
 *
 * <p>What can still be done with a document afterwards:
 *
 * <table>
 *   <caption>What follows a document, by what was removed of it</caption>
 *   <tr><th></th><th>content removed</th><th>metadata removed too</th></tr>
 *   <tr><td>journal, states, uniqueIds, recipients</td><td>kept</td><td>kept</td></tr>
 *   <tr><td>{@code Sharing.replace}</td><td>as before: the new version brings its own content</td><td>as before</td></tr>
 *   <tr><td>{@code Sharing.delete}, {@code release} in the DMP</td><td>as before: the metadata tell all it takes</td>
 *   <td>refused, rule {@code EXCHANGE-METADATA-REMOVED}</td></tr>
 *   <tr><td>{@code Sharing.delete} by mail, replay of a refused delivery</td><td>goes to a person, rule
 *   {@code EXCHANGE-CONTENT-REMOVED}: such a mail bears the document</td><td>refused; to a person</td></tr>
 * </table>
 *
 * <p>Source: rem §6 (retention); reliability S11.
 */
public final class ExchangeRetention {
    private static final int BATCH = 50;

    /** Every delivery of every share of the content ended, and long ago. */
    private static final String ENDED =
            " EXISTS (SELECT 1 FROM sg_share s WHERE s.content_id = c.content_id) AND NOT EXISTS"
                    + " (SELECT 1 FROM sg_share s JOIN sg_delivery d ON d.share_id = s.share_id WHERE s.content_id = c.content_id AND"
                    + " (d.state NOT IN ('CONFIRMED', 'REFUSED', 'SKIPPED', 'WITHHELD') OR d.updated_at >= ?))";

    private static final String CONTENT =
            "SELECT c.content_id FROM sg_content c WHERE c.removed_at IS NULL AND c.created_at < ? AND";

    private static final String METADATA =
            "SELECT c.content_id FROM sg_content c WHERE c.removed_at IS NOT NULL AND c.created_at < ?"
                    + " AND EXISTS (SELECT 1 FROM sg_share m WHERE m.content_id = c.content_id AND m.sealed IS NOT NULL) AND";

    private final DataSource database;
    private final Clock clock;
    private final Duration contents;
    private final @Nullable Duration metadata;

    private ExchangeRetention(DataSource database, Clock clock, Duration contents, @Nullable Duration metadata) {
        this.database = database;
        this.clock = clock;
        this.contents = contents;
        this.metadata = metadata;
    }

    /**
     * Contents go that long after the last delivery of their document ended; metadata stay.
     *
     * @throws InvalidInputException rule {@code EXCHANGE-RETENTION}: not a time that passes
     */
    public static ExchangeRetention contentsAfter(DataSource database, Clock clock, Duration time) {
        check(!time.isNegative() && !time.isZero());
        return new ExchangeRetention(
                Objects.requireNonNull(database, "database"), Objects.requireNonNull(clock, "clock"), time, null);
    }

    /**
     * Metadata too, patient included, that long after the last delivery of their document ended.
     *
     * @throws InvalidInputException rule {@code EXCHANGE-RETENTION}: shorter than contents are kept
     */
    public ExchangeRetention metadataAfter(Duration time) {
        check(time.compareTo(contents) >= 0);
        return new ExchangeRetention(database, clock, contents, time);
    }

    private static void check(boolean possible) {
        new Violations()
                .check(
                        possible,
                        "time",
                        "EXCHANGE-RETENTION",
                        "la durée de conservation est positive, et celle des métadonnées au moins celle des contenus",
                        "the time to keep is positive, and that of metadata at least that of contents")
                .throwIfAny("ExchangeRetention");
    }

    /**
     * What was removed.
     *
     * @param contents documents whose bytes are gone
     * @param metadata documents whose metadata are gone
     */
    public record Removed(int contents, int metadata) {}

    /**
     * Removes all that is old enough now. An interrupted thread stops between two transactions.
     *
     * @throws org.segursdk.core.error.TransportException code {@code EXCHANGE-DATABASE}: what was removed before stays removed
     */
    public Removed remove() {
        Instant now = Sql.micros(clock.instant());
        int bytes = all(CONTENT + ENDED, now.minus(contents), (connection, id) -> {
            Sql.update(connection, "DELETE FROM sg_content_chunk WHERE content_id = ?", id);
            Sql.update(connection, "UPDATE sg_content SET chunks = 0, removed_at = ? WHERE content_id = ?", now, id);
        });
        int described = metadata == null
                ? 0
                : all(
                        METADATA + ENDED,
                        now.minus(metadata),
                        (connection, id) ->
                                Sql.update(connection, "UPDATE sg_share SET sealed = NULL WHERE content_id = ?", id));
        return new Removed(bytes, described);
    }

    private interface Removal {
        void of(Connection connection, String contentId) throws SQLException;
    }

    private int all(String candidates, Instant before, Removal removal) {
        int removed = 0;
        List<String> ids = batch(candidates, before);
        // One that is not removed after all is no candidate any more: this ends.
        while (!ids.isEmpty() && !Thread.currentThread().isInterrupted()) {
            for (String id : ids) {
                boolean done =
                        Sql.inTransaction(database, connection -> one(connection, candidates, id, before, removal));
                removed += done ? 1 : 0;
            }
            ids = batch(candidates, before);
        }
        return removed;
    }

    private List<String> batch(String candidates, Instant before) {
        return Sql.inTransaction(
                database,
                connection -> Sql.list(
                        connection,
                        candidates + " ORDER BY c.created_at FETCH FIRST " + BATCH + " ROWS ONLY",
                        row -> row.getString(1),
                        before,
                        before));
    }

    /** Whoever gives the document new work locks its deliveries, or its content: what is looked at here is what holds. */
    private static boolean one(Connection connection, String candidates, String id, Instant before, Removal removal)
            throws SQLException {
        Sql.list(
                connection,
                "SELECT delivery_id FROM sg_delivery WHERE share_id IN (SELECT share_id FROM sg_share WHERE content_id = ?)"
                        + " ORDER BY delivery_id FOR UPDATE",
                row -> row.getString(1),
                id);
        Sql.list(
                connection,
                "SELECT content_id FROM sg_content WHERE content_id = ? FOR UPDATE",
                row -> row.getString(1),
                id);
        Optional<String> still = Sql.first(
                connection, candidates + " AND c.content_id = ?", row -> row.getString(1), before, before, id);
        if (still.isEmpty()) {
            return false;
        }
        removal.of(connection, id);
        return true;
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "ExchangeRetention";
    }
}
