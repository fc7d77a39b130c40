package org.segursdk.exchange.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.ContentStore;
import org.segursdk.exchange.internal.record.RowId;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;

/**
 * Writes what is to be sent into the software's own database, in the software's own transaction: both are kept, or neither. All ids
 * that the other side sees are drawn here and never again. Content, metadata and addresses are sealed. Thread-safe. Source:
 * reliability §1 (outbox), S11.
 */
public final class Outbox {
    private static final int KEY_DIGITS = 40;

    private final ContentCipher cipher;
    private final ContentStore contents;
    private final Clock clock;
    private final DeliveryListener listener;
    private final TaskQueue queue = new TaskQueue();

    public Outbox(ContentCipher cipher, Clock clock) {
        this(cipher, clock, DeliveryListener.NONE);
    }

    public Outbox(ContentCipher cipher, Clock clock, DeliveryListener listener) {
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.contents = new ContentStore(cipher);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Keeps a document and its deliveries; nodes see them once the caller commits.
     *
     * @param connection in a transaction of the caller, who commits or rolls back
     * @return the id of the share
     * @throws InvalidInputException rules {@code EXCHANGE-TRANSACTION} (the connection commits by itself), {@code EXCHANGE-SENDER}
     *     (mails without a mailbox to go from), {@code EXCHANGE-NO-DELIVERY}, {@code EXCHANGE-SHARED-ALREADY},
     *     {@code EXCHANGE-DESTINATION-TWICE}, {@code EXCHANGE-NOT-SHARED} (no such predecessor), {@code CONTENT-UNREADABLE}
     * @throws SQLException of the database; the caller rolls back
     */
    public String enqueue(Connection connection, NewShare share) throws SQLException {
        Sql.requireTransaction(connection);
        String document = share.document().metadata().uniqueId().value();
        List<Known> known = Sql.list(
                connection,
                "SELECT operation, content_id FROM sg_share WHERE document_id = ? ORDER BY created_at",
                row -> new Known(row.getString(1), row.getString(2)),
                document);
        check(share, known);
        Instant now = Sql.micros(clock.instant());
        String chain = chain(connection, share, document);
        String shareId = RowId.at(now);
        Sql.Together together = new Sql.Together();
        // The bytes are kept once for each document, whatever is done with it.
        String content = known.isEmpty()
                ? contents.put(connection, together, share.document().content(), now)
                : reused(connection, known.get(0).contentId());
        String who = share.session().professional().id().value();
        together.add(
                "INSERT INTO sg_share (share_id, operation, document_id, chain_key, type_code, user_id, content_id, sealed,"
                        + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                shareId,
                share.operation(),
                document,
                chain,
                share.document().metadata().typeCode().code(),
                who,
                content,
                cipher.seal(ShareForm.write(share), "share/" + shareId),
                now);
        boolean first = known.isEmpty() && share.predecessor().isEmpty();
        List<Delivery> deliveries =
                deliveries(share, shareId, chain, first ? Map.of() : places(connection, chain), now);
        insert(together, share, deliveries);
        List<DeliveryEvent> events = DeliveryRows.enqueued(together, deliveries, who);
        TaskQueue.add(
                together,
                deliveries.stream()
                        .filter(each -> each.state() == DeliveryState.WAITING)
                        .map(Delivery::id)
                        .toList(),
                now);
        together.run(connection);
        for (int i = 0; i < events.size(); i++) {
            listener.changed(connection, deliveries.get(i), events.get(i));
        }
        return shareId;
    }

    /** Not removed while it is given new work. */
    private static String reused(Connection connection, String contentId) throws SQLException {
        Sql.list(
                connection,
                "SELECT content_id FROM sg_content WHERE content_id = ? FOR UPDATE",
                row -> row.getString(1),
                contentId);
        return contentId;
    }

    /** A share of the same document before. */
    private record Known(String operation, String contentId) {}

    private static void check(NewShare share, List<Known> before) {
        boolean mails = share.deliveries().stream()
                .anyMatch(each -> each.branch().byMail()
                        && (each.state() == DeliveryState.WAITING || each.state() == DeliveryState.HELD));
        Set<String> keys = new HashSet<>();
        boolean distinct = share.deliveries().stream().allMatch(each -> keys.add(key(each)));
        boolean known = before.stream()
                .anyMatch(each -> each.operation().equals(share.operation().name()));
        new Violations()
                .check(
                        !share.deliveries().isEmpty(),
                        "deliveries",
                        "EXCHANGE-NO-DELIVERY",
                        "au moins une destination",
                        "at least one destination")
                .check(
                        !mails || share.sender().isPresent(),
                        "sender",
                        "EXCHANGE-SENDER",
                        "la boîte d'envoi des messages est nécessaire",
                        "the mailbox that messages go from is needed")
                .check(
                        distinct,
                        "deliveries",
                        "EXCHANGE-DESTINATION-TWICE",
                        "une destination est donnée deux fois",
                        "a destination is given twice")
                .check(
                        !known,
                        "document",
                        "EXCHANGE-SHARED-ALREADY",
                        "ce document a déjà été confié à l'envoi : une nouvelle version porte un autre identifiant",
                        "this document was already given to be sent: a new version bears another id")
                .throwIfAny("NewShare");
    }

    /** The chain; the row of its first share is locked, so that two followers do not take the same place. */
    private static String chain(Connection connection, NewShare share, String document) throws SQLException {
        if (share.predecessor().isEmpty()) {
            return document;
        }
        String chain = Sql.first(
                        connection,
                        "SELECT chain_key FROM sg_share WHERE document_id = ?",
                        row -> row.getString(1),
                        share.predecessor().get())
                .orElseThrow(() -> InvalidInputException.of(
                        "NewShare",
                        "predecessor",
                        "EXCHANGE-NOT-SHARED",
                        "le document antérieur n'a pas été confié à l'envoi",
                        "the earlier document was not given to be sent"));
        Sql.list(
                connection,
                "SELECT share_id FROM sg_share WHERE document_id = ? FOR UPDATE",
                row -> row.getString(1),
                chain);
        return chain;
    }

    /** The last place taken in a chain, by destination. */
    private static Map<String, Long> places(Connection connection, String chain) throws SQLException {
        Map<String, Long> places = new HashMap<>();
        Sql.list(
                connection,
                "SELECT destination_key, MAX(seq) FROM sg_delivery WHERE chain_key = ? GROUP BY destination_key",
                row -> places.put(row.getString(1), row.getLong(2)),
                chain);
        return places;
    }

    private static List<Delivery> deliveries(
            NewShare share, String shareId, String chain, Map<String, Long> places, Instant now) {
        return share.deliveries().stream()
                .map(each -> {
                    boolean waits = each.state() == DeliveryState.WAITING;
                    Optional<MssAddress> sender = each.branch().byMail() ? share.sender() : Optional.empty();
                    String key = key(each);
                    return new Delivery(
                            RowId.at(now),
                            shareId,
                            share.document().metadata().uniqueId().value(),
                            each.branch(),
                            each.operation(),
                            key,
                            chain,
                            places.getOrDefault(key, 0L) + 1,
                            each.state(),
                            DeliveryRows.clean(each.code()),
                            0,
                            0,
                            waits ? Optional.of(now) : Optional.empty(),
                            Optional.empty(),
                            Oid.fromUuid(UUID.randomUUID()).value(),
                            sender.map(MessageId::random).map(MessageId::value),
                            each.originalMessageId(),
                            now,
                            now);
                })
                .toList();
    }

    /** In one round trip: the software's own transaction waits for it. */
    private void insert(Sql.Together together, NewShare share, List<Delivery> deliveries) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            String id = deliveries.get(i).id();
            Optional<byte[]> target = share.deliveries().get(i).correspondent().map(each -> seal(cipher, each, id));
            rows.add(DeliveryRows.row(deliveries.get(i), target));
        }
        DeliveryRows.insert(together, rows);
    }

    static byte[] seal(ContentCipher cipher, Correspondent correspondent, String deliveryId) {
        return cipher.seal(ShareForm.write(correspondent), "target/" + deliveryId);
    }

    private static String key(NewDelivery delivery) {
        return key(delivery.branch(), delivery.correspondent());
    }

    static String key(Branch branch, Optional<Correspondent> correspondent) {
        String text =
                branch + correspondent.map(each -> ' ' + ShareForm.key(each)).orElse("");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Where a document and its other versions went, or will go: the last delivery of each destination.
     *
     * @param documentId uniqueId of any version
     */
    public List<Delivery> destinations(Connection connection, String documentId) throws SQLException {
        return DeliveryRows.list(
                connection,
                "WHERE d.chain_key IN (SELECT chain_key FROM sg_share WHERE document_id = ?) AND d.seq = (SELECT MAX(l.seq) FROM"
                        + " sg_delivery l WHERE l.chain_key = d.chain_key AND l.destination_key = d.destination_key)"
                        + " ORDER BY d.branch, d.delivery_id",
                documentId);
    }

    /** To whom a delivery goes; empty but among professionals. */
    public Optional<Correspondent> correspondent(Connection connection, Delivery delivery) throws SQLException {
        return correspondent(connection, cipher, delivery);
    }

    static Optional<Correspondent> correspondent(Connection connection, ContentCipher cipher, Delivery delivery)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT sealed_target FROM sg_delivery WHERE delivery_id = ?",
                        row -> correspondent(cipher, row.getBytes(1), delivery),
                        delivery.id())
                .flatMap(each -> each);
    }

    private static Optional<Correspondent> correspondent(
            ContentCipher cipher, byte @Nullable [] sealed, Delivery delivery) {
        return Optional.ofNullable(sealed)
                .map(bytes -> ShareForm.correspondent(cipher.open(bytes, "target/" + delivery.id())));
    }

    /** What a share was made of, its content fetched over the database's own connections when it is read. */
    public Document document(Connection connection, DataSource database, String shareId) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT " + KEPT + "WHERE s.share_id = ?",
                        row -> rebuilt(row, database, shareId).document(),
                        shareId)
                .orElseThrow(() -> new IllegalStateException("no such share"));
    }

    /** The share that brought a document, its first or a new version. */
    public Optional<String> shareOf(Connection connection, String documentId) throws SQLException {
        return Sql.first(
                connection,
                "SELECT share_id FROM sg_share WHERE document_id = ? AND operation IN ('SHARE', 'REPLACE')",
                row -> row.getString(1),
                documentId);
    }

    /** What a share keeps besides the bytes of its document. */
    static ShareForm.Kept kept(Connection connection, ContentCipher cipher, String shareId) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT sealed FROM sg_share WHERE share_id = ?",
                        row -> ShareForm.open(cipher, row, shareId),
                        shareId)
                .orElseThrow(() -> new IllegalStateException("no such share"));
    }

    record Rebuilt(Document document, ShareForm.Kept kept) {}

    private static final String KEPT = "s.content_id, s.sealed FROM sg_share s ";

    private Rebuilt rebuilt(ResultSet row, DataSource database, String shareId) throws SQLException {
        ShareForm.Kept kept = ShareForm.open(cipher, row, shareId);
        return new Rebuilt(new Document(kept.metadata(), contents.get(database, row.getString("content_id"))), kept);
    }

    /** What is sent to whom, in one reading. */
    DeliveryOrder order(DataSource database, Delivery delivery) {
        return Sql.reading(database, connection -> Sql.first(
                        connection,
                        "SELECT d.sealed_target, " + KEPT
                                + "JOIN sg_delivery d ON d.share_id = s.share_id WHERE d.delivery_id = ?",
                        row -> {
                            Rebuilt rebuilt = rebuilt(row, database, delivery.shareId());
                            return new DeliveryOrder(
                                    delivery,
                                    rebuilt.document(),
                                    rebuilt.kept().session(),
                                    rebuilt.kept().sender(),
                                    correspondent(cipher, row.getBytes("sealed_target"), delivery));
                        },
                        delivery.id())
                .orElseThrow(() -> new IllegalStateException("no such delivery")));
    }

    /**
     * Changes a delivery that nothing was done for yet, or a release that a person was asked about, where it stands as it was read:
     * to be kept back no more, or given up.
     */
    public boolean change(Connection connection, Delivery delivery, DeliveryState state, String code, String who)
            throws SQLException {
        Sql.requireTransaction(connection);
        boolean untouched = delivery.state() == DeliveryState.HELD
                || delivery.state() == DeliveryState.WAITING && delivery.attempts() == 0;
        boolean possible =
                state == DeliveryState.WAITING || state == DeliveryState.SKIPPED || state == DeliveryState.WITHHELD;
        boolean release = delivery.operation() == ShareOperation.RELEASE
                && delivery.state() == DeliveryState.HUMAN
                && state == DeliveryState.SKIPPED;
        if (!untouched && !release || !possible) {
            return false;
        }
        Instant now = Sql.micros(clock.instant());
        DeliveryRows.Change change = DeliveryRows.Change.of(delivery, state, code);
        Optional<Delivery> after = DeliveryRows.change(
                connection, listener, delivery, state == DeliveryState.WAITING ? change.at(now) : change, who, now);
        if (after.isPresent() && state == DeliveryState.WAITING) {
            queue.scheduleUnlessThere(connection, delivery.id(), now);
        }
        return after.isPresent();
    }

    /**
     * Has nodes do work of another kind, once the caller commits.
     *
     * @param task {@link NodeWork#task}
     * @param id of what is to be done, at most 100 characters; planned already for later, it comes forward
     */
    public void schedule(Connection connection, String task, String id, Instant at) throws SQLException {
        Sql.requireTransaction(connection);
        Sql.update(
                connection,
                "UPDATE sg_task SET execution_time = ?, version = version + 1 WHERE task_name = ? AND task_instance = ?"
                        + " AND execution_time > ? AND NOT picked",
                at,
                task,
                id,
                at);
        queue.scheduleUnlessThere(connection, task, id, at);
    }
}
