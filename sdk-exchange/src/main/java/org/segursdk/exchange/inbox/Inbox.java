package org.segursdk.exchange.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.xds.Association;
import org.segursdk.dmp.search.DocumentStatus;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.KnownDocuments;
import org.segursdk.mss.received.ReceivedMessage;

/**
 * Takes what arrives into one {@link Worklist}: documents of mails and documents found in the DMP. Each thing is taken in once, in one
 * transaction; a process killed anywhere takes it in again or not at all. What repeats a known document is kept hidden, a later
 * version takes the place of the earlier one, both ways linked and traced. Filing without a person follows the policy of the
 * {@link FilingAssistant}, off unless it is set, and never marks anything as read or validated. Thread-safe if the assistant is.
 * Source: mssante §6, rem WL-01, WL-02, MSSR-04, MSSR-17.
 */
public final class Inbox {
    /** How many letters of a patient's name stand in clear, to sort by, unless told otherwise. */
    public static final int DEFAULT_SORT_LETTERS = 3;

    private static final int MAX_SORT_LETTERS = 40;
    /** A status that is unknown hides nothing. */
    private static final Set<DocumentStatus.Kind> OUT_OF_FORCE =
            EnumSet.of(DocumentStatus.Kind.DEPRECATED, DocumentStatus.Kind.ARCHIVED, DocumentStatus.Kind.DELETED);

    private final DataSource source;
    private final WorkRows rows;
    private final FilingAssistant assistant;
    private final KnownDocuments others;
    private final Clock clock;

    private Inbox(DataSource source, WorkRows rows, FilingAssistant assistant, KnownDocuments others, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.rows = rows;
        this.assistant = Objects.requireNonNull(assistant, "assistant");
        this.others = Objects.requireNonNull(others, "others");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** One that matches with nobody: every document waits for a person. */
    public static Inbox create(DataSource source, ContentCipher cipher, Pseudonyms pseudonyms, Clock clock) {
        return create(source, cipher, pseudonyms, clock, DEFAULT_SORT_LETTERS);
    }

    /**
     * The same with another choice of what stands in clear.
     *
     * @param sortLetters first letters of the patient's birth name kept in clear, 0 to 40: the list can be sorted by that many;
     *     with 0 it keeps the items of one patient together, in no order of names
     */
    public static Inbox create(
            DataSource source, ContentCipher cipher, Pseudonyms pseudonyms, Clock clock, int sortLetters) {
        WorkRows rows = new WorkRows(cipher, pseudonyms, Math.max(0, Math.min(MAX_SORT_LETTERS, sortLetters)));
        return new Inbox(source, rows, FilingAssistant.create(), KnownDocuments.none(), clock);
    }

    /** Another one, which matches with the assistant's patients and follows its policy; documents known are those of the list. */
    public Inbox assistant(FilingAssistant value) {
        return new Inbox(source, rows, value, others, clock);
    }

    /** Another one, which also knows documents that the software has outside the list; their keys are not used. */
    public Inbox known(KnownDocuments value) {
        return new Inbox(source, rows, assistant, value, clock);
    }

    /**
     * Takes in the documents of a message. The same message is taken in once: same Message-ID and same fingerprint.
     *
     * @param message as read, still open
     * @param fingerprint of the mail: its SHA-256, or that of its header
     */
    public Reception receive(ReceivedMessage message, String fingerprint) {
        return receive(message, fingerprint, OptionalLong.empty());
    }

    /** The same of a mail that {@link JdbcArrivalStore} keeps, so that its documents can be opened again from the list. */
    public Reception receive(ReceivedMessage message, StoredMail mail) {
        return receive(message, mail.sha256(), OptionalLong.of(mail.id()));
    }

    private Reception receive(ReceivedMessage message, String fingerprint, OptionalLong mailId) {
        String key = key("mail\n" + message.messageId().map(MessageId::value).orElse("") + '\n' + fingerprint);
        return once(() -> Sql.inTransaction(source, connection -> {
            Instant now = Sql.micros(clock.instant());
            if (mailId.isPresent()) {
                Sql.update(connection, "UPDATE sg_mail SET received = TRUE WHERE mail_id = ?", mailId);
            }
            if (!claim(connection, key, now)) {
                return Reception.BEFORE;
            }
            Arrival arrival = new Arrival(connection, rows, now);
            FilingAssistant knowing = assistant.known(new KnownRows(connection, rows, others));
            arrival.message(message, knowing.propose(message), mailId);
            return arrival.reception();
        }));
    }

    /**
     * Takes in documents found in the DMP of a patient: those in force that are not in the list yet. Signatures of submissions are
     * left out. Nothing is filed by a rule: a document of the DMP is one that the DMP keeps. The two levels of one document (N1, N3)
     * are one line, see {@link #foundInDmp(QualifiedIns, Optional, List, Collection)}.
     *
     * @param ins whose DMP it is
     * @param recordId the software's key of that patient's record
     */
    public Reception foundInDmp(QualifiedIns ins, Optional<String> recordId, List<FoundDocument> documents) {
        return foundInDmp(ins, recordId, documents, List.of());
    }

    /**
     * The same with the ties between them. The two levels of one document are known by a tie XFRM, of these or of a CDA header
     * received by mail; whether the DMP keeps such ties is not known (dmp §6.4), so that they are also told by the metadata: the only two of
     * different levels with the same patient, type, author and act, its beginning told to the minute.
     *
     * @param ties ties of a registry, such as {@code GetDocumentsAndAssociations} gives; others than XFRM are not used
     */
    public Reception foundInDmp(
            QualifiedIns ins, Optional<String> recordId, List<FoundDocument> documents, Collection<Association> ties) {
        List<FoundDocument> inForce = documents.stream()
                .filter(each -> !OUT_OF_FORCE.contains(each.status().kind()) && !each.isSignature())
                .filter(each -> each.uniqueId().isPresent())
                .toList();
        return once(() -> Sql.inTransaction(source, connection -> {
            Instant now = Sql.micros(clock.instant());
            Arrival arrival = new Arrival(connection, rows, now);
            boolean any = false;
            for (FoundDocument document : inForce) {
                if (claim(connection, key("dmp\n" + document.uniqueId().orElse("")), now)) {
                    Ties its = Ties.of(document, madeFrom(connection, document, documents, ties));
                    arrival.found(ItemMaking.of(document, ins, recordId, now), its);
                    any = true;
                }
            }
            return any ? arrival.reception() : Reception.BEFORE;
        }));
    }

    /** Identifiers of the documents that a document of the DMP was made from. */
    private static List<String> madeFrom(
            Connection connection, FoundDocument document, List<FoundDocument> all, Collection<Association> ties)
            throws SQLException {
        List<String> sources = new ArrayList<>();
        for (Association tie : ties) {
            if (!tie.type().equals(Association.TRANSFORMS) || !tie.source().equals(document.entryUuid())) {
                continue;
            }
            all.stream().filter(each -> each.entryUuid().equals(tie.target())).forEach(each -> each.uniqueId()
                    .ifPresent(sources::add));
            sources.addAll(Sql.list(
                    connection,
                    "SELECT document_id FROM sg_work_item WHERE entry_uuid = ? AND document_id IS NOT NULL",
                    row -> row.getString(1),
                    tie.target()));
        }
        return sources.stream().distinct().toList();
    }

    /** Another node that took it in at the same instant makes the unique key refuse: then it was taken in before. */
    private static Reception once(Supplier<Reception> work) {
        try {
            return work.get();
        } catch (TransportException e) {
            if (e.getCause() instanceof SQLException refused && Sql.isDuplicate(refused)) {
                return work.get();
            }
            throw e;
        }
    }

    private static boolean claim(Connection connection, String key, Instant now) throws SQLException {
        boolean known = Sql.first(
                        connection, "SELECT 1 FROM sg_reception WHERE reception_key = ?", row -> row.getInt(1), key)
                .isPresent();
        return !known
                && Sql.update(connection, "INSERT INTO sg_reception (reception_key, at) VALUES (?, ?)", key, now) == 1;
    }

    private static String key(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
