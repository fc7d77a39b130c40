package org.segursdk.mss.received;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.received.Doors;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.ReadReceipt;
import org.segursdk.mss.receipt.Receipt;
import org.segursdk.mss.received.ReceivedMessage.Content;
import org.segursdk.mss.received.ReceivedMessage.Head;

/** One reading of one mail. */
final class MessageReading {
    private final MessageReader reader;
    private final ContentSource mail;
    private final PartCollector parts;
    private final MimeScanner.Result scan;
    private final Scanned root;
    private final MessageFindings findings = new MessageFindings();

    MessageReading(MessageReader reader, ContentSource mail, PartCollector parts, MimeScanner.Result scan) {
        this.reader = reader;
        this.mail = mail;
        this.parts = parts;
        this.scan = scan;
        this.root = scan.root();
    }

    /** @param resources closed with the message; by the caller when this fails */
    ReceivedMessage read(Closeable resources) throws IOException {
        Head head = new HeadReading(root, reader.profile(), findings).read(reader.clock());
        if (scan.limitReached()) {
            findings.content(
                    "", "MSS-LIMIT", "message hors limites : lu en partie", "a message over the limits: read in part");
        }
        MessageBody body = new TextReading(parts.texts(), root, findings).read();
        List<ReceivedAttachment> attachments =
                new AttachmentSorting(reader.archives(), findings).sort(parts.attachments());
        boolean done = false;
        try {
            Content content = content(head, body, attachments);
            done = true;
            return new ReceivedMessage(head, content, resources);
        } finally {
            if (!done) {
                ReceivedMessage.closeAll(
                        attachments.stream()
                                .flatMap(attachment -> attachment.archive().stream())
                                .toList(),
                        () -> {});
            }
        }
    }

    private Content content(Head head, MessageBody body, List<ReceivedAttachment> attachments) throws IOException {
        Optional<Receipt> receipt = Doors.receipt(reader.receipts(), scan);
        OperationClues clues = new OperationClues(
                false,
                Optional.empty(),
                false,
                DeletionWords.in(body, reader.profile()),
                !head.inReplyTo().isEmpty(),
                head.subject(),
                body);
        Alerts plain = head.urgent() ? Alerts.UNKNOWN.urgent() : Alerts.UNKNOWN;
        List<MessageDocument> documents = List.of();
        if (receipt.isEmpty()) {
            documents = new DocumentAssembly(reader.resolver(), clues, head.urgent(), findings).assemble(attachments);
        }
        PatientCheck patients = new PatientCheck(attachments, documents, findings);
        boolean taken = receipt.isEmpty();
        if (taken) {
            patients.check();
            taken = !severalPatients();
        }
        List<DocumentLine> lines =
                taken ? new Pairing(documents, attachments, reader.resolver(), clues, plain).lines() : List.of();
        new MarkCheck(head, attachments, findings).check(taken ? documents : List.of(), receipt.isPresent());
        RequestedOperation operation = reader.resolver().resolve(clues);
        boolean asks =
                receipt.isEmpty() && lines.isEmpty() && operation.kind() != RequestedOperation.Kind.FIRST_TRANSMISSION;
        return new Content(
                kind(receipt, head, attachments, lines),
                body,
                List.copyOf(attachments),
                List.copyOf(lines),
                taken ? patients.patient() : Optional.empty(),
                asks ? Optional.of(operation) : Optional.empty(),
                receipt,
                Doors.request(mail, root),
                findings.toList());
    }

    private boolean severalPatients() {
        return findings.toList().stream().anyMatch(finding -> finding.rule().equals("MSS-SEVERAL-PATIENTS"));
    }

    private static MessageKind kind(
            Optional<Receipt> receipt, Head head, List<ReceivedAttachment> attachments, List<DocumentLine> lines) {
        if (receipt.isPresent()) {
            return receipt.get() instanceof ReadReceipt
                    ? MessageKind.READ_RECEIPT
                    : receipt.get() instanceof DeliveryReport ? MessageKind.DELIVERY_REPORT : MessageKind.FAILURE;
        }
        if (head.sender().kind() == MessageSender.Kind.PATIENT) {
            return MessageKind.CITIZEN;
        }
        if (attachments.stream().anyMatch(each -> each.kind() == ReceivedAttachment.Kind.XDM)) {
            return MessageKind.XDM;
        }
        return lines.isEmpty() ? MessageKind.TEXT : MessageKind.DOCUMENTS;
    }
}
