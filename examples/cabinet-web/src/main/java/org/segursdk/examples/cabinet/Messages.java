package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.segursdk.exchange.inbox.JdbcArrivalStore;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.receipt.MdnAnswer;
import org.segursdk.mss.receipt.MdnRequest;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.MessageSender;
import org.segursdk.mss.received.ReceivedMessage;

/** The messages that arrived: who wrote, what, and whether a receipt is asked for; those without documents have no line in the list. */
public final class Messages {
    private static final String PRODUCT = "EXEMPLE01";

    private final PracticeDatabase database;
    private final JdbcArrivalStore store;
    private final MessageReader reader;
    private final MailSender mail;
    private final Clock clock;

    Messages(PracticeDatabase database, JdbcArrivalStore store, MessageReader reader, MailSender mail, Clock clock) {
        this.database = database;
        this.store = store;
        this.reader = reader;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * A message.
     *
     * @param subject as it is shown, without the technical prefix of an archive
     * @param archive whether it came with an XDM archive
     * @param text its words
     * @param receipt whether the sender asks for a read receipt that was not sent yet
     */
    public record Message(
            long mailId,
            Instant at,
            String subject,
            String sender,
            MessageSender.Kind kind,
            boolean archive,
            String text,
            boolean receipt) {
        @Override
        public String toString() {
            return "Message[" + mailId + "]";
        }
    }

    private record Line(long mailId, Instant at, boolean answered) {}

    void arrived(long mailId, ReceivedMessage message) {
        database.transaction(connection -> update(
                connection,
                "MERGE INTO cab_message (mail_id, at, documents, answered) KEY (mail_id) VALUES (?, ?, ?, FALSE)",
                mailId,
                clock.instant().atOffset(ZoneOffset.UTC),
                message.documents().size()));
    }

    private List<Line> lines(String condition, Object... values) {
        return database.transaction(connection -> list(
                connection,
                "SELECT * FROM cab_message WHERE " + condition + " ORDER BY mail_id",
                row -> new Line(
                        row.getLong("mail_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("answered")),
                values));
    }

    /** All, oldest first. */
    public List<Message> all() {
        return lines("TRUE").stream().map(this::read).toList();
    }

    /** Those without documents, oldest first. */
    public List<Message> withoutDocuments() {
        return lines("documents = 0").stream().map(this::read).toList();
    }

    /** How many messages came without documents. */
    public int countWithoutDocuments() {
        return lines("documents = 0").size();
    }

    /** A message; empty for one unknown. */
    public Optional<Message> find(long mailId) {
        return lines("mail_id = ?", mailId).stream().findFirst().map(this::read);
    }

    private Message read(Line line) {
        try (ReceivedMessage message = reader.read(store.mail(line.mailId()))) {
            boolean asked = message.mdnRequest()
                    .filter(each -> each.decision() != MdnRequest.Decision.NEVER)
                    .isPresent();
            return new Message(
                    line.mailId(),
                    line.at(),
                    message.shownSubject(),
                    message.sender().shown(),
                    message.sender().kind(),
                    message.hasArchive(),
                    message.body().text(),
                    asked && !line.answered());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody has read the message and agrees to tell its sender: the receipt leaves, once. */
    public void acknowledge(long mailId) throws IOException {
        boolean first = database.transaction(connection -> update(
                        connection,
                        "UPDATE cab_message SET answered = TRUE WHERE mail_id = ? AND NOT answered",
                        mailId))
                > 0;
        try (ReceivedMessage message = reader.read(store.mail(mailId))) {
            if (first && message.mdnRequest().isPresent()) {
                mail.send(MdnAnswer.to(message.mdnRequest().get(), Counterparts.sender(), Counterparts.PROFILE)
                        .displayed()
                        .confirmed()
                        .productNumber(PRODUCT)
                        .reportingUa("Cabinet-exemple; 0.1")
                        .clock(clock)
                        .build());
            }
        }
    }
}
