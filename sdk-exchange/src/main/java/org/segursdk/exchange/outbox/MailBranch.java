package org.segursdk.exchange.outbox;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.SendReport;
import org.segursdk.mss.directory.MailboxDirectory;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/**
 * Delivers by MSSanté, one mail for each recipient, with the Message-ID drawn when it was enqueued. A mail whose answer was lost is
 * never sent again by itself: {@link Deliveries#report} or the folder of sent mails settle it. Source: mssante §3, §7.
 */
public final class MailBranch implements DeliveryPort {
    /**
     * The way out of a mailbox.
     *
     * @param answersTo where answers go when not to the mailbox itself (REM-MSSS-14)
     */
    public record Account(MailSender link, Sender from, Optional<MssAddress> answersTo) {
        public Account {
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(answersTo, "answersTo");
        }

        /** Answers go to the mailbox that sends. */
        public Account(MailSender link, Sender from) {
            this(link, from, Optional.empty());
        }

        public Account answersTo(MssAddress mailbox) {
            return new Account(link, from, Optional.of(mailbox));
        }
    }

    /** What a message says to people; no name of a patient belongs there. */
    @FunctionalInterface
    public interface Wording {
        /** The text of a message, in French. */
        String body(Branch branch, ShareOperation operation);
    }

    /**
     * Whether a mailbox keeps a mail among those it sent. One that is kept was accepted; one that is not found proves nothing, since
     * a copy is laid down after the answer and the answer was lost. Source: mssante §2.2.
     */
    @FunctionalInterface
    public interface SentMails {
        /** @throws SegurException when the folder cannot be read: nothing is known then */
        boolean hold(MssAddress mailbox, MessageId message);

        /** The folders of sent mails themselves, read over IMAP by the way out of each mailbox. */
        static SentMails of(Function<MssAddress, Account> accounts) {
            Objects.requireNonNull(accounts, "accounts");
            return (mailbox, message) -> accounts.apply(mailbox).link().holdsSent(message);
        }
    }

    /** Codes of deliveries for which the directory has no mailbox, or several, begin so. */
    static final String NO_MAILBOX = "EXCHANGE-MAILBOX-";

    /** Code of a delivery whose lost answer was settled by the folder of sent mails. */
    static final String FOUND_SENT = "MSS-FOUND-SENT";

    private final SegurContext context;
    private final Function<MssAddress, Account> accounts;
    private final MessageProfile profile;
    private final String product;
    private final CodedValue contentType;
    private final Wording wording;
    private final @Nullable MailboxDirectory directory;
    private final SentMails sent;
    private final boolean readReceipts;

    private MailBranch(Builder builder) {
        this.context = builder.context;
        this.accounts = builder.accounts;
        this.profile = Objects.requireNonNull(builder.profile);
        this.product = Objects.requireNonNull(builder.product);
        this.contentType = Objects.requireNonNull(builder.contentType);
        this.wording = builder.wording;
        this.directory = builder.directory;
        this.readReceipts = builder.readReceipts;
        this.sent = builder.sent == null ? SentMails.of(builder.accounts) : builder.sent;
    }

    /**
     * @param accounts the way out of the mailbox of that address; raises SegurException where there is none now
     */
    public static Builder builder(SegurContext context, Function<MssAddress, Account> accounts) {
        return new Builder(context, accounts);
    }

    @Override
    public Attempt prepare(DeliveryOrder order) {
        Account account = accounts.apply(order.sender().orElseThrow(() -> missing("sender")));
        MailboxChoice choice = recipient(order);
        Optional<MssAddress> recipient = choice.address();
        if (order.delivery().branch() == Branch.PROFESSIONALS && recipient.isEmpty()) {
            String code = NO_MAILBOX + (choice.several() ? "SEVERAL" : "UNKNOWN");
            return () -> new DeliveryOutcome.NeedsPerson(code);
        }
        OutgoingMessage message;
        try {
            message = message(order, account, recipient);
        } catch (IOException unreadable) {
            throw TransportException.notSent(
                    "EXCHANGE-CONTENT",
                    LocalizedText.of("le document conservé ne peut être lu", "the kept document cannot be read"),
                    unreadable);
        }
        return () -> {
            SendReport report = account.link().send(message);
            account.link().saveSent(message);
            return new DeliveryOutcome.Delivered("MSS " + report.answer());
        };
    }

    private static InvalidInputException missing(String path) {
        return InvalidInputException.of("DeliveryOrder", path, "REQUIRED", "ne peut être absent", "cannot be absent");
    }

    private OutgoingMessage message(DeliveryOrder order, Account account, Optional<MssAddress> recipient)
            throws IOException {
        Document document = document(order);
        DocumentMetadata metadata = document.metadata();
        XdmArchive.Builder archive =
                XdmArchive.builder(context).contentType(contentType).uniqueId(order.submissionId());
        if (metadata.authors().isEmpty()) {
            archive.sender(metadata.legalAuthenticator());
        } else {
            archive.sender(metadata.authors().get(0));
        }
        boolean deletion = order.delivery().operation() == ShareOperation.DELETE;
        archive = deletion ? archive.addDeletion(document) : archive.addDocument(document);
        OutgoingMessage.Builder message = recipient.isPresent()
                ? OutgoingMessage.toProfessionals(account.from(), profile).addTo(recipient.get())
                : OutgoingMessage.toCitizen(account.from(), CitizenAddress.of(ins(order), profile), profile);
        MessageId id = order.messageId().orElseThrow(() -> missing("messageId"));
        message.productNumber(product)
                .body(wording.body(order.delivery().branch(), order.delivery().operation()))
                .documents(ArchivePart.of(archive.build(), Compression.STORED), List.of(rendered(document)))
                .messageIds(from -> id)
                .clock(context.clock())
                .askDeliveryReceipt();
        account.answersTo().ifPresent(message::replyTo);
        if (readReceipts) {
            message.askReadReceipt();
        }
        Optional<MessageId> original = order.delivery().originalMessageId().map(MessageId::new);
        if (order.delivery().operation() == ShareOperation.REPLACE) {
            original.ifPresent(each -> message.replacing(each, List.of(each)));
        } else if (deletion) {
            original.ifPresent(each -> message.deleting(each, List.of(each)));
        }
        return message.build();
    }

    /** @throws InvalidInputException rule {@code EXCHANGE-RENDERING}: the library that lays pages out is needed and absent */
    private static SentDocument rendered(Document document) throws IOException {
        try {
            return SentDocument.rendered(document);
        } catch (IllegalStateException absent) {
            LocalizedText text = DeliveryCodes.explain("EXCHANGE-RENDERING");
            throw InvalidInputException.of(
                    "MailBranch", "document", "EXCHANGE-RENDERING", text.french(), text.english());
        }
    }

    private static QualifiedIns ins(DeliveryOrder order) {
        return order.document().metadata().patient().ins().orElseThrow(() -> missing("document.metadata.patient.ins"));
    }

    /** What the patient receives is not hidden from the patient: a held message leaves after the announcement only. */
    private static Document document(DeliveryOrder order) {
        DocumentMetadata metadata = order.document().metadata();
        if (order.delivery().branch() != Branch.PATIENT
                || !metadata.visibility().contains(Visibility.INVISIBLE_TO_PATIENT)) {
            return order.document();
        }
        return new Document(
                metadata.toBuilder()
                        .visibility(Visibility.announced(metadata.visibility()))
                        .build(),
                order.document().content());
    }

    /** Empty for a patient, and for whoever has no mailbox, or several, in the directory. */
    private MailboxChoice recipient(DeliveryOrder order) {
        Correspondent correspondent = order.correspondent().orElse(null);
        if (correspondent instanceof Correspondent.AtMailbox known) {
            return new MailboxChoice(Optional.of(known.address()), false);
        }
        return correspondent == null || directory == null
                ? new MailboxChoice(Optional.empty(), false)
                : MailboxChoice.of(directory, correspondent);
    }

    @Override
    public Settlement settle(DeliveryOrder order) {
        if (order.sender().isEmpty() || order.messageId().isEmpty()) {
            return Settlement.UNKNOWN;
        }
        try {
            boolean found = sent.hold(order.sender().get(), order.messageId().get());
            return found ? Settlement.ARRIVED : Settlement.UNKNOWN;
        } catch (SegurException unreadable) {
            // A mailbox nobody is logged into, or without such a folder, tells nothing: a delivery report still may.
            return Settlement.UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return "MailBranch";
    }

    /** Builds the branch. */
    public static final class Builder {
        private final SegurContext context;
        private final Function<MssAddress, Account> accounts;
        private @Nullable MessageProfile profile;
        private @Nullable String product;
        private @Nullable CodedValue contentType;
        private Wording wording = MailBranch::french;
        private @Nullable MailboxDirectory directory;
        private @Nullable SentMails sent;
        private boolean readReceipts;

        private Builder(SegurContext context, Function<MssAddress, Account> accounts) {
            this.context = Objects.requireNonNull(context, "context");
            this.accounts = Objects.requireNonNull(accounts, "accounts");
        }

        /** Required. */
        public Builder profile(MessageProfile value) {
            this.profile = Objects.requireNonNull(value, "profile");
            return this;
        }

        /** Required: number of the product ({@code X-MSS-NIL}). */
        public Builder productNumber(String value) {
            this.product = Objects.requireNonNull(value, "productNumber");
            return this;
        }

        /** Required: what care the archives come from ({@code contentTypeCode}, JDV_J59). */
        public Builder contentType(CodedValue value) {
            this.contentType = Objects.requireNonNull(value, "contentType");
            return this;
        }

        /** Default short French texts. */
        public Builder wording(Wording value) {
            this.wording = Objects.requireNonNull(value, "wording");
            return this;
        }

        /**
         * Where unknown mailboxes are looked up, such as {@link AnnuaireDirectory}. Without it, and where it finds none
         * ({@code EXCHANGE-MAILBOX-UNKNOWN}) or several ({@code EXCHANGE-MAILBOX-SEVERAL}), the delivery goes to a person.
         */
        public Builder directory(MailboxDirectory value) {
            this.directory = Objects.requireNonNull(value, "directory");
            return this;
        }

        /** How lost answers are settled besides delivery reports; by default {@link SentMails#of} the accounts. */
        public Builder sentMails(SentMails value) {
            this.sent = Objects.requireNonNull(value, "sentMails");
            return this;
        }

        /** Asks whoever reads a message to say so (REM-MSSS-16); default no. A delivery report is always asked for. */
        public Builder askReadReceipts() {
            this.readReceipts = true;
            return this;
        }

        /** @throws InvalidInputException rule {@code REQUIRED} */
        public MailBranch build() {
            new Violations()
                    .require(profile, "profile")
                    .require(product, "productNumber")
                    .require(contentType, "contentType")
                    .throwIfAny("MailBranch");
            return new MailBranch(this);
        }
    }

    private static String french(Branch branch, ShareOperation operation) {
        String whose = branch == Branch.PATIENT ? "votre document" : "le document";
        return switch (operation) {
            case SHARE, RELEASE -> "Bonjour,\n" + whose + " est joint à ce message.";
            case REPLACE -> "Bonjour,\nune nouvelle version remplace " + whose + " envoyé auparavant.";
            case DELETE -> "Bonjour,\n" + whose + " envoyé auparavant est à supprimer.";
        };
    }
}
