package org.segursdk.mss.received;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.received.ReceivedMessage.Head;

/** Reads the fields of a message's header. */
final class HeadReading {
    private static final List<String> SINGLE =
            List.of("From", "Subject", "Date", "Message-ID", "In-Reply-To", "To", "Cc", "Reply-To", "Content-Type");
    private static final int LONGEST_FIELD = 1000;

    private final Scanned root;
    private final ReceptionProfile profile;
    private final MessageFindings findings;

    HeadReading(Scanned root, ReceptionProfile profile, MessageFindings findings) {
        this.root = root;
        this.profile = profile;
        this.findings = findings;
    }

    Head read(Clock clock) {
        for (String name : SINGLE) {
            if (root.fields(name).size() > 1) {
                findings.content(
                        name, "MSS-FIELD-TWICE", "champ présent plusieurs fois", "a field that is there several times");
            }
        }
        Optional<MessageId> messageId = root.field("Message-ID").flatMap(MessageId::read);
        if (messageId.isEmpty()) {
            findings.form("Message-ID", "MSS-MESSAGE-ID", "Message-ID absent ou illisible", "no legible Message-ID");
        }
        return new Head(
                SubjectLine.read(root.text("Subject").orElse("")),
                sender(),
                AddressList.of(root, "To"),
                AddressList.of(root, "Cc"),
                AddressList.of(root, "Reply-To"),
                sentAt(),
                clock.instant(),
                messageId,
                ids("In-Reply-To"),
                ids("References"),
                new MssFields(value("X-MSS-NIL"), value("X-MSS-CODECDA"), value("X-MSS-INS"), value("X-MSS-MES")),
                isUrgent());
    }

    private MessageSender sender() {
        List<ReceivedAddress> from = AddressList.of(root, "From");
        if (from.size() != 1 || from.get(0).address().isEmpty()) {
            findings.content(
                    "From", "MSS-FROM", "expéditeur absent, multiple ou illisible", "no sender, several, or illegible");
        }
        ReceivedAddress first = from.isEmpty() ? new ReceivedAddress("", Optional.empty(), "") : from.get(0);
        MessageSender sender = MessageSender.of(first, profile.citizenDomain().value());
        if (from.size() > 1) {
            return new MessageSender(MessageSender.Kind.UNKNOWN, first, Optional.empty());
        }
        if (sender.kind() == MessageSender.Kind.PATIENT && sender.matricule().isEmpty()) {
            findings.content(
                    "From",
                    "MSS-CITIZEN-ADDRESS",
                    "adresse de patient sans matricule lisible",
                    "a patient's address without a legible matricule");
        }
        return sender;
    }

    private Optional<Instant> sentAt() {
        Optional<Instant> sent = root.field("Date").flatMap(DateField::read);
        if (sent.isEmpty()) {
            findings.form(
                    "Date", "MSS-DATE", "date absente, illisible ou sans décalage", "no legible date with offset");
        }
        return sent;
    }

    private List<MessageId> ids(String field) {
        return root.fields(field).stream()
                .flatMap(value -> MessageId.readAll(value).stream())
                .filter(id -> !id.value().isEmpty())
                .distinct()
                .limit(100)
                .toList();
    }

    private Optional<String> value(String field) {
        return root.field(field).map(value -> Wording.cut(Wording.shown(value).strip(), LONGEST_FIELD));
    }

    private boolean isUrgent() {
        for (Map.Entry<String, List<String>> mark :
                profile.urgentMarks().value().entrySet()) {
            String written = root.field(mark.getKey()).orElse("").strip().toLowerCase(Locale.ROOT);
            String first = written.split("[\\s(;]", 2)[0];
            if (mark.getValue().stream().anyMatch(first::equalsIgnoreCase)) {
                return true;
            }
        }
        return false;
    }
}
