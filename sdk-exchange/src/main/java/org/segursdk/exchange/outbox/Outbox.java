package org.segursdk.exchange.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentStore;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.message.MessageId;

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
        check(connection, share);
        Instant now = Sql.micros(clock.instant());
        String document = share.document().metadata().uniqueId().value();
        String chain = chain(connection, share, document);
        String shareId = UUID.randomUUID().toString();
        String content = content(connection, share, now);
        Sql.update(
                connection,
                "INSERT INTO sg_share (share_id, operation, document_id, chain_key, type_code, user_id, content_id, sealed,"
                        + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                shareId,
                share.operation(),
                document,
                chain,
                share.document().metadata().typeCode().code(),
                share.session().professional().id().value(),
                content,
                cipher.seal(ShareForm.write(share), "share/" + shareId),
                now);
        for (NewDelivery delivery : share.deliveries()) {
            insert(connection, share, shareId, chain, delivery, now);
        }
        return shareId;
    }

    private static void check(Connection connection, NewShare share) throws SQLException {
        requireTransaction(connection);
        boolean mails = share.deliveries().stream()
                .anyMatch(each -> each.branch().byMail()
                        && (each.state() == DeliveryState.WAITING || each.state() == DeliveryState.HELD));
        Set<String> keys = new HashSet<>();
        boolean distinct = share.deliveries().stream().allMatch(each -> keys.add(key(each)));
        String document = share.document().metadata().uniqueId().value();
        boolean known = Sql.first(
                        connection,
                        "SELECT share_id FROM sg_share WHERE document_id = ? AND operation = ?",
                        row -> row.getString(1),
                        document,
                        share.operation())
                .isPresent();
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

    /** @throws InvalidInputException rule {@code EXCHANGE-TRANSACTION} */
    static void requireTransaction(Connection connection) throws SQLException {
        Sql.requireTransaction(connection);
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

    /** The bytes are kept once for each document, whatever is done with it. */
    private String content(Connection connection, NewShare share, Instant now) throws SQLException {
        Optional<String> known = Sql.first(
                connection,
                "SELECT content_id FROM sg_share WHERE document_id = ? ORDER BY created_at",
                row -> row.getString(1),
                share.document().metadata().uniqueId().value());
        if (known.isEmpty()) {
            return contents.put(connection, share.document().content(), now);
        }
        // Not removed while it is given new work.
        Sql.list(
                connection,
                "SELECT content_id FROM sg_content WHERE content_id = ? FOR UPDATE",
                row -> row.getString(1),
                known.get());
        return known.get();
    }

    private void insert(
            Connection connection, NewShare share, String shareId, String chain, NewDelivery delivery, Instant now)
            throws SQLException {
        String id = UUID.randomUUID().toString();
        String key = key(delivery);
        long seq = Sql.first(
                        connection,
                        "SELECT COALESCE(MAX(seq), 0) + 1 FROM sg_delivery WHERE chain_key = ? AND destination_key = ?",
                        row -> row.getLong(1),
                        chain,
                        key)
                .orElseThrow();
        boolean mails = delivery.branch().byMail();
        Sql.update(
                connection,
                "INSERT INTO sg_delivery (delivery_id, share_id, branch, operation, destination_key, chain_key, seq, state, code,"
                        + " attempts, version, next_at, submission_id, message_id, original_message_id, sealed_target, created_at,"
                        + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?)",
                id,
                shareId,
                delivery.branch(),
                delivery.operation(),
                key,
                chain,
                seq,
                delivery.state(),
                DeliveryRows.clean(delivery.code()),
                delivery.state() == DeliveryState.WAITING ? Optional.of(now) : Optional.empty(),
                Oid.fromUuid(UUID.randomUUID()).value(),
                mails ? share.sender().map(MessageId::random).map(MessageId::value) : Optional.empty(),
                delivery.originalMessageId(),
                delivery.correspondent()
                        .map(each -> cipher.seal(ShareForm.write(each), "target/" + id))
                        .orElse(null),
                now,
                now);
        Delivery after = DeliveryRows.byId(connection, id).orElseThrow();
        DeliveryRows.event(
                connection,
                listener,
                after,
                after.state(),
                share.session().professional().id().value(),
                now);
        if (after.state() == DeliveryState.WAITING) {
            queue.schedule(connection, id, now);
        }
    }

    private static String key(NewDelivery delivery) {
        String text = delivery.branch()
                + delivery.correspondent()
                        .map(each -> ' ' + ShareForm.key(each))
                        .orElse("");
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
        return Sql.first(
                        connection,
                        "SELECT sealed_target FROM sg_delivery WHERE delivery_id = ?",
                        row -> Optional.ofNullable(row.getBytes(1)),
                        delivery.id())
                .flatMap(each -> each)
                .map(bytes -> ShareForm.correspondent(cipher.open(bytes, "target/" + delivery.id())));
    }

    /** What a share was made of, its content fetched over the database's own connections when it is read. */
    public Document document(Connection connection, DataSource database, String shareId) throws SQLException {
        return order(connection, database, shareId).document();
    }

    /** The share that brought a document, its first or a new version. */
    public Optional<String> shareOf(Connection connection, String documentId) throws SQLException {
        return Sql.first(
                connection,
                "SELECT share_id FROM sg_share WHERE document_id = ? AND operation IN ('SHARE', 'REPLACE')",
                row -> row.getString(1),
                documentId);
    }

    record Rebuilt(Document document, ShareForm.Kept kept) {}

    Rebuilt order(Connection connection, DataSource database, String shareId) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT content_id, sealed FROM sg_share WHERE share_id = ?",
                        row -> {
                            byte[] sealed =
                                    Optional.ofNullable(row.getBytes("sealed")).orElseThrow(Outbox::removed);
                            ShareForm.Kept kept = ShareForm.read(cipher.open(sealed, "share/" + shareId));
                            return new Rebuilt(
                                    new Document(kept.metadata(), contents.get(database, row.getString("content_id"))),
                                    kept);
                        },
                        shareId)
                .orElseThrow(() -> new IllegalStateException("no such share"));
    }

    private static InvalidInputException removed() {
        return InvalidInputException.of(
                "Outbox",
                "document",
                "EXCHANGE-METADATA-REMOVED",
                "les métadonnées du document ont été supprimées après leur durée de conservation",
                "the metadata of the document were removed after the time they are kept");
    }

    /** Changes a delivery that nothing was done for yet, and that stands as it was read: to be kept back no more, or given up. */
    public boolean change(Connection connection, Delivery delivery, DeliveryState state, String code, String who)
            throws SQLException {
        requireTransaction(connection);
        boolean untouched = delivery.state() == DeliveryState.HELD
                || delivery.state() == DeliveryState.WAITING && delivery.attempts() == 0;
        boolean possible =
                state == DeliveryState.WAITING || state == DeliveryState.SKIPPED || state == DeliveryState.WITHHELD;
        if (!untouched || !possible) {
            return false;
        }
        Instant now = Sql.micros(clock.instant());
        DeliveryRows.Change change = DeliveryRows.Change.of(delivery, state, code);
        Optional<Delivery> after = DeliveryRows.change(
                connection, listener, delivery, state == DeliveryState.WAITING ? change.at(now) : change, who, now);
        if (after.isPresent() && state == DeliveryState.WAITING) {
            queue.schedule(connection, delivery.id(), now);
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
        requireTransaction(connection);
        Sql.update(
                connection,
                "UPDATE sg_task SET execution_time = ?, version = version + 1 WHERE task_name = ? AND task_instance = ?"
                        + " AND execution_time > ? AND NOT picked",
                at,
                task,
                id,
                at);
        queue.schedule(connection, task, id, at);
    }
}
