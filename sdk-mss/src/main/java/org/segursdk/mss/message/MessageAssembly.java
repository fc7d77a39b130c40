package org.segursdk.mss.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.internal.mime.HeaderLines;
import org.segursdk.mss.internal.mime.MimeDraft;
import org.segursdk.mss.internal.mime.MimeNode;
import org.segursdk.mss.internal.mime.PartContent;
import org.segursdk.mss.message.OutgoingMessage.Purpose;

/** Makes the message once it is known to be right. */
final class MessageAssembly {
    /** A PDF copy, named and measured. */
    private record Copy(PdfName name, SentDocument document, long size) {
        @Override
        public String toString() {
            return "Copy[" + size + "]";
        }
    }

    private static final int MAX_NAME = 250;
    private static final int MAX_REFERENCES = 20;

    private final OutgoingMessage.Builder message;

    MessageAssembly(OutgoingMessage.Builder message) {
        this.message = message;
    }

    OutgoingMessage assemble() {
        Violations violations = new MessageChecks(message).run();
        Optional<SubjectLine> subject = subject(violations);
        List<Copy> copies = copies(violations);
        violations.throwIfAny("OutgoingMessage");
        MessageId id = message.ids.next(message.sender.address());
        MimeDraft draft = MimeDraft.of(headers(id, subject.orElseThrow()), root(id, copies));
        Envelope envelope = new Envelope(
                Optional.of(message.sender.address()),
                message.recipients(),
                message.deliveryReceipt,
                Envelope.envelopeId(id));
        OutgoingMessage made = new OutgoingMessage(id, envelope, message.purpose, subject.orElseThrow(), draft);
        made.requireFits(
                message.citizen == null
                        ? message.profile.sizeLimit().value()
                        : message.profile.citizenSizeLimit().value());
        return made;
    }

    private Optional<SubjectLine> subject(Violations violations) {
        if (message.purpose == Purpose.CLOSING) {
            return Optional.of(SubjectLine.read(message.profile.closingSubject().value()));
        }
        if (!message.documents.isEmpty()) {
            Optional<String> mention = message.purpose == Purpose.REPLACEMENT
                    ? Optional.of(message.profile.replaceMention().value())
                    : Optional.empty();
            return violations.nested("subject", () -> SubjectLine.of(metadata(), mention));
        }
        return Optional.ofNullable(message.subject).map(text -> SubjectLine.read(text.strip()));
    }

    private List<DocumentMetadata> metadata() {
        return message.documents.stream()
                .map(each -> each.document().metadata())
                .toList();
    }

    private List<Copy> copies(Violations violations) {
        List<Copy> copies = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < message.documents.size(); i++) {
            SentDocument sent = message.documents.get(i);
            String path = "documents[" + i + "]";
            Optional<PdfName> name =
                    violations.nested(path, () -> PdfName.of(sent.document().metadata(), sent.folder(), message.zone));
            Optional<Fingerprint> measured =
                    violations.nested(path + ".pdf", () -> sent.pdf().fingerprint());
            measured.ifPresent(found -> violations.check(
                    found.size() > 0, path + ".pdf", "REQUIRED", "la copie PDF est vide", "the PDF copy is empty"));
            name.ifPresent(found -> violations
                    .check(
                            found.value().length() <= MAX_NAME,
                            path,
                            "MSS-PDF-NAME-LENGTH",
                            "le nom du PDF dépasse 250 caractères",
                            "the name of the PDF is longer than 250 characters")
                    .check(
                            names.add(found.value()),
                            path + ".folder",
                            "MSS-PDF-NAME-TWICE",
                            "deux PDF auraient le même nom : donnez un numéro de dossier",
                            "two PDF copies would have the same name: give a folder number"));
            if (name.isPresent() && measured.isPresent()) {
                copies.add(new Copy(name.get(), sent, measured.get().size()));
            }
        }
        return copies;
    }

    private HeaderLines headers(MessageId id, SubjectLine subject) {
        String from = message.sender.address().value();
        HeaderLines headers = new HeaderLines()
                .date(message.clock.instant().atZone(message.zone))
                .mailbox("From", message.sender.label(), from);
        message.answersTo().ifPresent(address -> headers.raw("Reply-To", address.value()));
        headers.list("To", values(message.citizen == null ? message.to : message.recipients()), ",");
        if (!message.cc.isEmpty()) {
            headers.list("Cc", values(message.cc), ",");
        }
        headers.text("Subject", subject.raw()).raw("Message-ID", id.bracketed());
        conversation(headers);
        if (message.readReceipt) {
            headers.raw("Disposition-Notification-To", from);
        }
        if (message.deliveryReceipt) {
            headers.raw("Return-Receipt-To", from);
        }
        headers.raw("X-MSS-NIL", Objects.requireNonNull(message.product));
        if (message.hasDocuments()) {
            String codes = metadata().stream()
                    .map(document -> document.typeCode().code())
                    .collect(Collectors.joining(","));
            boolean qualified = metadata().stream()
                    .allMatch(document -> document.patient().ins().isPresent());
            headers.raw("X-MSS-CODECDA", codes).raw("X-MSS-INS", qualified ? "O" : "N");
        }
        if (message.repliesClosed) {
            headers.raw("X-MSS-MES", "FIN");
        }
        return headers;
    }

    private void conversation(HeaderLines headers) {
        MessageId original = message.inReplyTo;
        if (original == null) {
            return;
        }
        List<MessageId> earlier = message.references.stream()
                .filter(each -> !each.equals(original))
                .toList();
        // The first of a conversation and its latest messages, as RFC 5322 lets a long one be shortened.
        Stream<MessageId> kept = earlier.size() <= MAX_REFERENCES
                ? earlier.stream()
                : Stream.concat(earlier.stream().limit(1), earlier.stream().skip(earlier.size() - MAX_REFERENCES + 1L));
        List<String> all = Stream.concat(kept, Stream.of(original))
                .map(MessageId::bracketed)
                .toList();
        headers.raw("In-Reply-To", original.bracketed()).list("References", all, "");
    }

    private static List<String> values(List<MssAddress> addresses) {
        return addresses.stream().map(MssAddress::value).toList();
    }

    private MimeNode root(MessageId id, List<Copy> copies) {
        MimeNode text = text(id);
        if (message.archive == null) {
            return text;
        }
        List<MimeNode> parts = new ArrayList<>(List.of(
                text,
                MimeNode.attachment(
                        ArchivePart.MEDIA_TYPE, ArchivePart.NAME, message.archive::writeTo, message.archive.size())));
        for (Copy copy : copies) {
            parts.add(MimeNode.attachment(
                    "application/pdf",
                    copy.name().value(),
                    PartContent.of(copy.document().pdf()),
                    copy.size()));
        }
        return new MimeNode.Group("multipart/mixed", boundary(id, "mixed"), parts);
    }

    /** Neither base64 nor quoted-printable can hold {@code =_}. The same message has the same boundaries. */
    private static String boundary(MessageId id, String part) {
        return "=_" + UUID.nameUUIDFromBytes((part + '/' + id.value()).getBytes(StandardCharsets.US_ASCII));
    }

    private MimeNode text(MessageId id) {
        String text = BodyText.of(message);
        MimeNode plain = MimeNode.text("plain", text);
        return message.html
                ? new MimeNode.Group(
                        "multipart/alternative",
                        boundary(id, "alternative"),
                        List.of(plain, MimeNode.text("html", BodyText.html(text))))
                : plain;
    }
}
