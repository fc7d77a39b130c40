package org.segursdk.exchange.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.RecipientReport;
import org.segursdk.mss.received.ReceivedMessage;

/** What became of deliveries, and what later mails tell of them. Thread-safe. */
public final class Deliveries {
    private static final int MOST = 1000;

    private final DataSource database;
    private final Clock clock;
    private final DeliveryListener listener;

    public Deliveries(DataSource database, Clock clock) {
        this(database, clock, DeliveryListener.NONE);
    }

    public Deliveries(DataSource database, Clock clock, DeliveryListener listener) {
        this.database = Objects.requireNonNull(database, "database");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    public Optional<Delivery> find(String deliveryId) {
        return Sql.inTransaction(database, connection -> DeliveryRows.byId(connection, deliveryId));
    }

    public List<Delivery> ofShare(String shareId) {
        return Sql.inTransaction(
                database,
                connection -> DeliveryRows.list(
                        connection, "WHERE d.share_id = ? ORDER BY d.branch, d.delivery_id", shareId));
    }

    /** Every version of a document, everywhere, in order. */
    public List<Delivery> ofDocument(String documentId) {
        return Sql.inTransaction(
                database,
                connection -> DeliveryRows.list(
                        connection,
                        "WHERE d.chain_key IN (SELECT chain_key FROM sg_share WHERE document_id = ?)"
                                + " ORDER BY d.destination_key, d.seq",
                        documentId));
    }

    /** The 1,000 that have stood in that state for longest. */
    public List<Delivery> inState(DeliveryState state) {
        return Sql.inTransaction(
                database,
                connection -> DeliveryRows.list(
                        connection,
                        "WHERE d.state = ? ORDER BY d.updated_at FETCH FIRST " + MOST + " ROWS ONLY",
                        state));
    }

    /** How many deliveries do not stand in a final state yet, those that wait for a person left out. */
    public long pending() {
        return Sql.inTransaction(database, connection -> Sql.first(
                        connection,
                        "SELECT COUNT(*) FROM sg_delivery WHERE state IN ('WAITING', 'SENDING', 'UNCERTAIN')",
                        row -> row.getLong(1))
                .orElse(0L));
    }

    /**
     * The 1,000 oldest that were to leave before that time and still have not: those of an outage, while they are tried again by
     * themselves. Held ones are not among them.
     */
    public List<Delivery> delayedSince(Instant before) {
        return Sql.inTransaction(
                database,
                connection -> DeliveryRows.list(
                        connection,
                        "WHERE d.state IN ('WAITING', 'SENDING') AND d.created_at < ? ORDER BY d.created_at FETCH FIRST "
                                + MOST + " ROWS ONLY",
                        Sql.micros(before)));
    }

    /** The journal of a delivery, oldest first. */
    public List<DeliveryEvent> events(String deliveryId) {
        return Sql.inTransaction(
                database,
                connection -> Sql.list(
                        connection,
                        "SELECT * FROM sg_delivery_event WHERE delivery_id = ? ORDER BY event_id",
                        row -> new DeliveryEvent(
                                row.getString("delivery_id"),
                                Sql.instant(row, "at").orElseThrow(),
                                row.getString("who"),
                                DeliveryState.valueOf(row.getString("state_before")),
                                DeliveryState.valueOf(row.getString("state_after")),
                                row.getString("code")),
                        deliveryId));
    }

    /**
     * The same of a received mail, as the software reads it for its list; {@link DeliveryReports} does it while a mailbox is
     * followed. A mail that is no delivery report changes nothing.
     */
    public Optional<Delivery> report(ReceivedMessage message) {
        return message.receipt().flatMap(DeliveryReports::report).flatMap(this::report);
    }

    /**
     * Takes note of a delivery report: a lost answer is settled by it, and what was confirmed and then bounced is refused. One that
     * tells of an arrival is believed over a person who gave the mail up or is about to send it again. Reports of other mails, and
     * of delays, change nothing; told twice, one changes nothing.
     *
     * @return the delivery it was about
     */
    public Optional<Delivery> report(DeliveryReport report) {
        return Sql.inTransaction(database, connection -> {
            Optional<Delivery> about = Optional.empty();
            for (String id : candidates(report)) {
                about = DeliveryRows.list(connection, "WHERE d.message_id = ?", id).stream()
                        .findFirst();
                if (about.isPresent()) {
                    break;
                }
            }
            if (about.isEmpty() || report.recipients().isEmpty()) {
                return about;
            }
            Delivery delivery = DeliveryRows.lock(connection, about.get().id()).orElseThrow();
            Optional<DeliveryState> told = told(report);
            if (told.isEmpty() || told.get() == delivery.state() || !open(delivery.state(), told.get())) {
                return Optional.of(delivery);
            }
            String code = told.get() == DeliveryState.CONFIRMED ? "DSN-DELIVERED" : "DSN-FAILED " + status(report);
            Instant now = Sql.micros(clock.instant());
            return DeliveryRows.change(
                    connection, listener, delivery, DeliveryRows.Change.of(delivery, told.get(), code), "dsn", now);
        });
    }

    /** Only a mail that left is reported on, whatever a person decided of it meanwhile. */
    private static boolean open(DeliveryState state, DeliveryState told) {
        return switch (state) {
            case UNCERTAIN, SENDING, HUMAN, CONFIRMED -> true;
            case WAITING, WITHHELD -> told == DeliveryState.CONFIRMED;
            case HELD, REFUSED, SKIPPED -> false;
        };
    }

    /** Message-IDs it may be about; ours have no sign that an ENVID escapes. */
    private static List<String> candidates(DeliveryReport report) {
        return Stream.concat(report.envelopeId().stream(), report.original().map(MessageId::value).stream())
                .distinct()
                .toList();
    }

    /** One mail has one recipient here: a failure is the whole mail's. */
    private static Optional<DeliveryState> told(DeliveryReport report) {
        if (report.recipients().stream().anyMatch(each -> each.action() == RecipientReport.Action.FAILED)) {
            return Optional.of(DeliveryState.REFUSED);
        }
        boolean taken = report.recipients().stream().allMatch(each -> switch (each.action()) {
            case DELIVERED, RELAYED, EXPANDED -> true;
            default -> false;
        });
        return taken ? Optional.of(DeliveryState.CONFIRMED) : Optional.empty();
    }

    private static String status(DeliveryReport report) {
        return report.recipients().stream()
                .filter(each -> each.action() == RecipientReport.Action.FAILED)
                .map(each -> each.cause() + " " + each.status().orElse(""))
                .findFirst()
                .orElse("")
                .strip();
    }
}
