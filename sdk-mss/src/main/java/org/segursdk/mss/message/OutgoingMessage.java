package org.segursdk.mss.message;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.mss.internal.mime.MimeDraft;

/**
 * A message to professionals, or to one patient; never to both. With documents it carries the archive and the PDF copies of one
 * patient, and its subject, {@code X-MSS-CODECDA}, {@code X-MSS-INS} and the PDF names are made from them. Immutable, checked
 * whole when built, written as often as needed. Source: mssante §3, §5.
 */
public final class OutgoingMessage implements PreparedMail {
    /** What a message does to what was sent before. */
    public enum Purpose {
        /** A message of its own, or a reply. */
        NEW,
        /** The documents replace earlier ones (RPLC). */
        REPLACEMENT,
        /** The documents, sent before, are to be deleted. */
        DELETION,
        /** Closes all exchanges with a patient: the subject is {@code [FIN]}. */
        CLOSING
    }

    private final MessageId messageId;
    private final Envelope envelope;
    private final Purpose purpose;
    private final SubjectLine subject;
    private final MimeDraft draft;

    OutgoingMessage(MessageId messageId, Envelope envelope, Purpose purpose, SubjectLine subject, MimeDraft draft) {
        this.messageId = messageId;
        this.envelope = envelope;
        this.purpose = purpose;
        this.subject = subject;
        this.draft = draft;
    }

    /** A message to professionals and organisations: at least one {@link Builder#addTo}. */
    public static Builder toProfessionals(Sender sender, MessageProfile profile) {
        return new Builder(sender, profile, null, Purpose.NEW);
    }

    /** A message to one patient. */
    public static Builder toCitizen(Sender sender, CitizenAddress citizen, MessageProfile profile) {
        return new Builder(sender, profile, Objects.requireNonNull(citizen, "citizen"), Purpose.NEW);
    }

    /**
     * The message that closes all previous exchanges with a patient: its subject is {@code [FIN]} and nothing else. It recalls
     * nothing that was sent. Source: mssante §3.2.
     */
    public static Builder closing(Sender sender, CitizenAddress citizen, MessageProfile profile) {
        return new Builder(sender, profile, Objects.requireNonNull(citizen, "citizen"), Purpose.CLOSING)
                .body("Ces échanges sont clos.");
    }

    @Override
    public MessageId messageId() {
        return messageId;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    public Purpose purpose() {
        return purpose;
    }

    public SubjectLine subject() {
        return subject;
    }

    @Override
    public long size() {
        return draft.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        draft.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + purpose + ", " + size() + " bytes]";
    }

    /** Builds a message; every broken rule is reported at once. */
    public static final class Builder {
        final Sender sender;
        final MessageProfile profile;
        final @Nullable CitizenAddress citizen;
        Purpose purpose;
        final List<MssAddress> to = new ArrayList<>();
        final List<MssAddress> cc = new ArrayList<>();

        @Nullable
        MssAddress replyTo;

        boolean repliesClosed;

        @Nullable
        String product;

        @Nullable
        String subject;

        @Nullable
        String body;

        boolean html;

        @Nullable
        ArchivePart archive;

        final List<SentDocument> documents = new ArrayList<>();

        @Nullable
        MessageId inReplyTo;

        List<MessageId> references = List.of();
        boolean deliveryReceipt;
        boolean readReceipt;
        MessageIds ids = MessageId::random;
        Clock clock = Clock.systemUTC();
        ZoneId zone = ZoneId.of("Europe/Paris");

        private Builder(Sender sender, MessageProfile profile, @Nullable CitizenAddress citizen, Purpose purpose) {
            this.sender = Objects.requireNonNull(sender, "sender");
            this.profile = Objects.requireNonNull(profile, "profile");
            this.citizen = citizen;
            this.purpose = purpose;
        }

        /** To a professional, an organisation or an application; not with a patient. */
        public Builder addTo(MssAddress value) {
            to.add(Objects.requireNonNull(value, "to"));
            return this;
        }

        /** For information; not with a patient. */
        public Builder addCc(MssAddress value) {
            cc.add(Objects.requireNonNull(value, "cc"));
            return this;
        }

        /** Where replies go. Default the sender; with an application mailbox, its human mailbox. */
        public Builder replyTo(MssAddress value) {
            this.replyTo = Objects.requireNonNull(value, "replyTo");
            return this;
        }

        /** The patient cannot reply to this message ({@code X-MSS-MES: FIN}). With a patient only. */
        public Builder closeReplies() {
            this.repliesClosed = true;
            return this;
        }

        /** Required: number of the product, as the Convergence platform gave it ({@code X-MSS-NIL}). */
        public Builder productNumber(String value) {
            this.product = Objects.requireNonNull(value, "productNumber");
            return this;
        }

        /** Required without documents; with them the subject is made from them. */
        public Builder subject(String value) {
            this.subject = Objects.requireNonNull(value, "subject");
            return this;
        }

        /** Required: the text, lines ended in any way. */
        public Builder body(String value) {
            this.body = Objects.requireNonNull(value, "body");
            return this;
        }

        /** Gives the body in HTML besides, made from the text and saying the same. */
        public Builder htmlToo() {
            this.html = true;
            return this;
        }

        /** The documents and the archive that holds them, all of them and no other. */
        public Builder documents(ArchivePart value, List<SentDocument> contents) {
            this.archive = Objects.requireNonNull(value, "archive");
            this.documents.clear();
            this.documents.addAll(contents);
            return this;
        }

        /** Joins a conversation. */
        public Builder inReplyTo(MessageId message, List<MessageId> itsReferences) {
            this.inReplyTo = Objects.requireNonNull(message, "message");
            this.references = List.copyOf(itsReferences);
            return this;
        }

        /**
         * Cancels and replaces: the mention stands in the subject after the marker and in the body, and a document is tied to
         * the earlier one by RPLC. To be sent to whom the original was.
         */
        public Builder replacing(MessageId original, List<MessageId> itsReferences) {
            this.purpose = Purpose.REPLACEMENT;
            return inReplyTo(original, itsReferences);
        }

        /**
         * Asks to delete the documents, which are sent again so that the receiver knows which. The body says it: nothing a
         * program reads does, but the archive's own mark. To be sent to whom the original was.
         */
        public Builder deleting(MessageId original, List<MessageId> itsReferences) {
            this.purpose = Purpose.DELETION;
            return inReplyTo(original, itsReferences);
        }

        /** Asks the servers for a delivery report: in the envelope, and {@code Return-Receipt-To}. */
        public Builder askDeliveryReceipt() {
            this.deliveryReceipt = true;
            return this;
        }

        /** Asks the reader for a disposition notification. */
        public Builder askReadReceipt() {
            this.readReceipt = true;
            return this;
        }

        /** Default random ids. */
        public Builder messageIds(MessageIds value) {
            this.ids = Objects.requireNonNull(value, "messageIds");
            return this;
        }

        /** Default the system's. */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Zone of the Date field and of the day in PDF names; default Europe/Paris. */
        public Builder zone(ZoneId value) {
            this.zone = Objects.requireNonNull(value, "zone");
            return this;
        }

        /**
         * Checks all and measures the message. The archive and the PDF copies are read for their size only.
         *
         * @throws InvalidInputException every broken rule: {@code REQUIRED}, {@code MSS-RECIPIENT},
         *     {@code MSS-RECIPIENT-TWICE}, {@code MSS-RECIPIENTS-MIXED}, {@code MSS-CITIZEN-TYPED},
         *     {@code MSS-CITIZEN-OTHER-PATIENT}, {@code MSS-CITIZEN-INVISIBLE}, {@code MSS-REPLIES-CLOSED},
         *     {@code MSS-ONE-PATIENT}, {@code MSS-DOCUMENT-TWICE}, {@code MSS-ARCHIVE-DOCUMENTS}, {@code MSS-DOCUMENT-CODE}, {@code MSS-PDF-NAME},
         *     {@code MSS-PDF-FOLDER}, {@code MSS-PDF-NAME-TWICE}, {@code MSS-PDF-NAME-LENGTH}, {@code MSS-SUBJECT},
         *     {@code MSS-SUBJECT-TEXT}, {@code MSS-BODY-TEXT}, {@code MSS-PRODUCT-NUMBER}, {@code MSS-REPLACE-RPLC},
         *     {@code MSS-NOTICE-DOCUMENTS}, {@code MSS-CLOSING}, {@code MSS-SIZE}
         */
        public OutgoingMessage build() {
            return new MessageAssembly(this).assemble();
        }

        Optional<MssAddress> answersTo() {
            return replyTo != null ? Optional.of(replyTo) : sender.humanMailbox();
        }

        boolean hasDocuments() {
            return archive != null;
        }

        /** All recipients, in order. */
        List<MssAddress> recipients() {
            List<MssAddress> all = new ArrayList<>();
            if (citizen != null) {
                all.add(citizen.address());
            }
            all.addAll(to);
            all.addAll(cc);
            return all;
        }
    }
}
