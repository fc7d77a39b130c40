package org.segursdk.mss.received;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.receipt.MdnRequest;
import org.segursdk.mss.receipt.Receipt;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/**
 * A mail as it was received, whatever state it was in: there always is one to show. Its documents may be refused, its archive
 * unreadable, its fields missing; {@link #findings} tells. All of it was written by others and may hold patient data. Immutable,
 * thread-safe. Close it: large attachments stand in files until then, contents cannot be read after.
 */
public final class ReceivedMessage implements Closeable {
    /** The fields of its header. */
    record Head(
            SubjectLine subject,
            MessageSender sender,
            List<ReceivedAddress> to,
            List<ReceivedAddress> cc,
            List<ReceivedAddress> replyTo,
            Optional<Instant> sentAt,
            Instant readAt,
            Optional<MessageId> messageId,
            List<MessageId> inReplyTo,
            List<MessageId> references,
            MssFields fields,
            boolean urgent) {
        @Override
        public String toString() {
            return "Head[redacted]";
        }
    }

    /** What it carries. */
    record Content(
            MessageKind kind,
            MessageBody body,
            List<ReceivedAttachment> attachments,
            List<DocumentLine> lines,
            Optional<MessagePatient> patient,
            Optional<RequestedOperation> operation,
            Optional<Receipt> receipt,
            Optional<MdnRequest> mdnRequest,
            List<MessageFinding> findings) {
        @Override
        public String toString() {
            return "Content[redacted]";
        }
    }

    private final Head head;
    private final Content content;
    private final Closeable resources;

    ReceivedMessage(Head head, Content content, Closeable resources) {
        this.head = Objects.requireNonNull(head);
        this.content = Objects.requireNonNull(content);
        this.resources = Objects.requireNonNull(resources);
    }

    public MessageKind kind() {
        return content.kind();
    }

    /** Whether it carries an IHE_XDM archive, refused or not. */
    public boolean hasArchive() {
        return content.attachments().stream().anyMatch(each -> each.kind() == ReceivedAttachment.Kind.XDM);
    }

    /** The subject as received; to show it: {@link #shownSubject}. */
    public SubjectLine subject() {
        return head.subject();
    }

    /** The subject for people: without the technical prefix when an archive is attached (ECO.3.1.3). */
    public String shownSubject() {
        return head.subject().shown(hasArchive());
    }

    public MessageSender sender() {
        return head.sender();
    }

    public List<ReceivedAddress> to() {
        return head.to();
    }

    public List<ReceivedAddress> cc() {
        return head.cc();
    }

    /** Where replies go; empty when the sender wrote nothing about it. */
    public List<ReceivedAddress> replyTo() {
        return head.replyTo();
    }

    /** When the sender says it was sent; empty when the date is missing, odd or without an offset. */
    public Optional<Instant> sentAt() {
        return head.sentAt();
    }

    /** When it was read by this SDK. */
    public Instant readAt() {
        return head.readAt();
    }

    public Optional<MessageId> messageId() {
        return head.messageId();
    }

    /** The messages it answers. */
    public List<MessageId> inReplyTo() {
        return head.inReplyTo();
    }

    /** The conversation it belongs to, oldest first. */
    public List<MessageId> references() {
        return head.references();
    }

    /** The {@code X-MSS-…} fields. */
    public MssFields mssFields() {
        return head.fields();
    }

    /** Whether its sender marked the mail as urgent. */
    public boolean isUrgent() {
        return head.urgent();
    }

    public MessageBody body() {
        return content.body();
    }

    /** All attachments, in order, documents and archives included. */
    public List<ReceivedAttachment> attachments() {
        return content.attachments();
    }

    /** What was read of each XDM archive. */
    public List<ReceivedArchive> archives() {
        return content.attachments().stream()
                .flatMap(attachment -> attachment.archive().stream())
                .toList();
    }

    /** What a worklist shows, one entry for each document; none in a receipt, nor when the documents are refused. */
    public List<DocumentLine> lines() {
        return content.lines();
    }

    /** The documents of all lines. */
    public List<MessageDocument> documents() {
        return content.lines().stream()
                .flatMap(line -> line.documents().stream())
                .toList();
    }

    /** Whom its documents are about; empty when no document tells. */
    public Optional<MessagePatient> patient() {
        return content.patient();
    }

    /** What is asked of the receiver by a message without documents, such as a deletion; empty when nothing is. */
    public Optional<RequestedOperation> operation() {
        return content.operation();
    }

    /** Of all lines together; unknown without documents. */
    public Alerts alerts() {
        return Alerts.of(content.lines().stream().map(DocumentLine::alerts).toList());
    }

    /** The receipt it is, when it is one. */
    public Optional<Receipt> receipt() {
        return content.receipt();
    }

    /** The request for a read receipt it holds. */
    public Optional<MdnRequest> mdnRequest() {
        return content.mdnRequest();
    }

    /** Everything found, in the message, its archives and its documents. */
    public List<MessageFinding> findings() {
        return content.findings();
    }

    /** Whether documents were refused. */
    public boolean isRefused() {
        return findings().stream().anyMatch(finding -> finding.severity() == Severity.REFUSED);
    }

    /** Whether nothing but matters of form was found about that attachment and about the patient. */
    boolean isSound(ReceivedAttachment attachment) {
        boolean own = findings().stream()
                .filter(finding -> finding.path().startsWith(attachment.place()))
                .allMatch(finding -> finding.severity() == Severity.FORM);
        return own && !PatientCheck.isContradicted(findings());
    }

    @Override
    public void close() throws IOException {
        closeAll(archives(), resources);
    }

    static void closeAll(List<? extends Closeable> first, Closeable last) throws IOException {
        @Nullable IOException failure = null;
        for (Closeable each : first) {
            try {
                each.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        last.close();
        if (failure != null) {
            throw failure;
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedMessage[" + kind() + ", " + content.attachments().size() + " attachment(s), "
                + content.findings().size() + " finding(s)]";
    }
}
