package org.segursdk.exchange.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.message.MssAddress;

/**
 * Deliveries that a person has to look at, each with its cause ({@link Delivery#code}). Nothing leaves this list by itself but what a
 * delivery report settles. Thread-safe.
 */
public final class DeadLetters {
    private final DataSource database;
    private final Clock clock;
    private final DeliveryListener listener;
    private final TaskQueue queue = new TaskQueue();

    public DeadLetters(DataSource database, Clock clock) {
        this(database, clock, DeliveryListener.NONE);
    }

    public DeadLetters(DataSource database, Clock clock, DeliveryListener listener) {
        this.database = Objects.requireNonNull(database, "database");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** The 1,000 that have waited for longest. */
    public List<Delivery> list() {
        return new Deliveries(database, clock).inState(DeliveryState.HUMAN);
    }

    /**
     * Tries again, from the first attempt, with the same ids. For a mail whose answer was lost this may make a second one: only who
     * knows that the first did not arrive calls it.
     *
     * @param who the professional who decides, for the journal
     * @return whether it stood in the list, or was refused
     */
    public boolean replay(String deliveryId, String who) {
        return decide(deliveryId, who, DeliveryState.WAITING, "REPLAYED");
    }

    /**
     * Tries all of one cause again, such as those of a long outage. Those whose answer was lost stay in the list: each needs its own
     * look.
     *
     * @param code their {@link Delivery#code}
     * @param who the professional who decides, for the journal
     * @return how many
     */
    public int replayAll(String code, String who) {
        Objects.requireNonNull(who, "who");
        int replayed = 0;
        int more;
        do {
            more = (int) waiting(code).stream().filter(id -> replay(id, who)).count();
            replayed += more;
        } while (more > 0);
        return replayed;
    }

    private List<String> waiting(String code) {
        return Sql.reading(
                database,
                connection -> Sql.list(
                        connection,
                        "SELECT delivery_id FROM sg_delivery WHERE state = 'HUMAN' AND code = ? AND uncertain_since IS NULL"
                                + " ORDER BY updated_at FETCH FIRST 1000 ROWS ONLY",
                        row -> row.getString(1),
                        code));
    }

    /** It arrived, as a person found out. */
    public boolean confirm(String deliveryId, String who) {
        return decide(deliveryId, who, DeliveryState.CONFIRMED, "CONFIRMED-BY-PERSON");
    }

    /** It is not to be sent any more. */
    public boolean giveUp(String deliveryId, String who) {
        return decide(deliveryId, who, DeliveryState.WITHHELD, "GIVEN-UP-BY-PERSON");
    }

    /**
     * Names the mailbox of a correspondent for whom the directory had none, or several; the message leaves to it, and so does what
     * follows in its chain. Nothing had been sent.
     *
     * @param cipher of the outbox
     * @param who the professional who decides, for the journal
     * @return whether it waited for a mailbox; false, too, when the document goes to that mailbox already: then it is to be given up
     */
    public boolean sendTo(String deliveryId, MssAddress mailbox, ContentCipher cipher, String who) {
        Objects.requireNonNull(who, "who");
        Correspondent known = new Correspondent.AtMailbox(mailbox);
        String key = Outbox.key(Branch.PROFESSIONALS, Optional.of(known));
        return Sql.inTransaction(database, connection -> {
            Optional<Delivery> found = DeliveryRows.lock(connection, deliveryId)
                    .filter(each -> each.state() == DeliveryState.HUMAN)
                    .filter(each -> each.code().startsWith(MailBranch.NO_MAILBOX));
            if (found.isEmpty() || !destined(connection, found.get(), key).isEmpty()) {
                return false;
            }
            for (Delivery each : destined(connection, found.get(), found.get().destinationKey())) {
                Sql.update(
                        connection,
                        "UPDATE sg_delivery SET destination_key = ?, sealed_target = ? WHERE delivery_id = ?",
                        key,
                        Outbox.seal(cipher, known, each.id()),
                        each.id());
            }
            return decide(connection, deliveryId, who, DeliveryState.WAITING, "ADDRESSED-BY-PERSON");
        });
    }

    private static List<Delivery> destined(Connection connection, Delivery delivery, String key) throws SQLException {
        return DeliveryRows.list(
                connection, "WHERE d.chain_key = ? AND d.destination_key = ?", delivery.chainKey(), key);
    }

    private boolean decide(String deliveryId, String who, DeliveryState state, String code) {
        Objects.requireNonNull(who, "who");
        return Sql.inTransaction(database, connection -> decide(connection, deliveryId, who, state, code));
    }

    private boolean decide(Connection connection, String deliveryId, String who, DeliveryState state, String code)
            throws SQLException {
        Optional<Delivery> found = DeliveryRows.lock(connection, deliveryId);
        boolean replayedRefusal = state == DeliveryState.WAITING
                && found.filter(each -> each.state() == DeliveryState.REFUSED).isPresent();
        if (found.filter(each -> each.state() == DeliveryState.HUMAN).isEmpty() && !replayedRefusal) {
            return false;
        }
        Instant now = Sql.micros(clock.instant());
        boolean again = state == DeliveryState.WAITING;
        DeliveryRows.Change change =
                new DeliveryRows.Change(state, code, 0, again ? Optional.of(now) : Optional.empty(), Optional.empty());
        Optional<Delivery> after = DeliveryRows.change(connection, listener, found.orElseThrow(), change, who, now);
        if (after.isPresent() && again) {
            queue.scheduleUnlessThere(connection, deliveryId, now);
        }
        return after.isPresent();
    }
}
