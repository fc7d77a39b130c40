package org.segursdk.mss.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.mss.internal.connection.ImapConnections;
import org.segursdk.mss.internal.connection.MailLink;
import org.segursdk.mss.internal.connection.SentFolder;
import org.segursdk.mss.internal.connection.SmtpSession;
import org.segursdk.mss.internal.connection.Submission;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.receipt.BounceWords;
import org.segursdk.mss.receipt.RecipientReport.Cause;

/**
 * Sends finished mails from one mailbox. Thread-safe: mails go one after the other over one connection, which is kept, opened
 * anew when the server closed it, and closed when the professional's session ends. Opening makes no connection. Source:
 * mssante §2, §3.1 E14 and E15.
 *
 * <p>A mail is submitted once. What stops it is typed by where it stopped:
 *
 * <ul>
 *   <li>before the server had it whole: {@link TransportException}, not sent, retryable; a mail cut off in the middle is one;
 *   <li>the server said no: {@link ServiceFaultException} with its raw code, retryable when that is 4xx (421 and 450 as well
 *       as 452);
 *   <li>the mail left whole and no answer came: {@link TransportException} {@code MSS-ACCEPTANCE-UNKNOWN}, uncertain, never
 *       tried again here: the recipients might get it twice.
 * </ul>
 */
public final class MailSender implements AutoCloseable {
    private final MailLink link;
    private final BounceWords words;
    private final SmtpSession smtp;
    private final ImapConnections imap;

    private MailSender(Builder builder) {
        this.link = MailLink.of(builder.context, builder.mailbox, builder.profile, builder.journal);
        this.words = builder.words;
        this.smtp = new SmtpSession(link, builder.partialDelivery == PartialDelivery.ALL_OR_NOTHING);
        this.imap = new ImapConnections(link);
    }

    /**
     * With nothing but defaults.
     *
     * @throws InvalidInputException rules {@code SANDBOX-LOOPBACK}, {@code MSS-SERVER-HOST}, {@code PRODUCTION-SANDBOX-CA}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public static MailSender open(SegurContext context, Mailbox mailbox) {
        return builder(context, mailbox).open();
    }

    public static Builder builder(SegurContext context, Mailbox mailbox) {
        return new Builder(context, mailbox);
    }

    public Mailbox mailbox() {
        return link.mailbox();
    }

    /**
     * Sends a mail. Delivery reports are asked when the mail wants them and the server has them; the greatest size the server
     * announces is respected before anything is said of the mail. Blocks.
     *
     * @return what the server answered for each recipient: some may be refused, see {@link PartialDelivery}
     * @throws InvalidInputException rules {@code MSS-SIZE}, {@code MSS-ENVELOPE}, {@code MSS-MAIL-FORM}
     * @throws TransportException not sent: no connection, {@code MSS-TOKEN-REFUSED} (twice), {@code MSS-CONTENT-UNREADABLE},
     *     {@code MSS-CONTENT-CHANGED}; uncertain: {@code MSS-ACCEPTANCE-UNKNOWN}
     * @throws ServiceFaultException refused by the server; by every recipient, with one raw error for each in the order of the
     *     envelope
     * @throws SegurSecurityException TLS, {@code MSS-STARTTLS-MISSING}, {@code MSS-STARTTLS-INJECTION},
     *     {@code MSS-SERVER-ADDRESS}, {@code MSS-AUTH-MECHANISM}, {@code MSS-SESSION-ENDED}, {@code MSS-CLOSED}
     */
    public SendReport send(PreparedMail mail) {
        Objects.requireNonNull(mail, "mail");
        Instant start = link.context().clock().instant();
        String request = "SMTP MAIL, " + mail.envelope().recipients().size() + " RCPT, " + mail.size() + " bytes";
        try {
            Submission done = smtp.submit(mail);
            SendReport report = report(mail, done);
            link.traces()
                    .record(
                            MailAction.SEND,
                            request,
                            done.codes(),
                            report.refused().isEmpty(),
                            Optional.of(mail.messageId()),
                            mail.envelope().recipients());
            told(mail, start, Exchange.Result.ANSWERED, done.codes());
            return report;
        } catch (SegurException e) {
            String answer = e instanceof ServiceFaultException fault ? fault.rawCode() : e.code();
            link.traces()
                    .record(
                            MailAction.SEND,
                            request,
                            answer,
                            false,
                            Optional.of(mail.messageId()),
                            mail.envelope().recipients());
            told(mail, start, result(e), answer);
            throw e;
        }
    }

    private SendReport report(PreparedMail mail, Submission done) {
        List<RecipientResult> results = new ArrayList<>();
        List<MssAddress> recipients = mail.envelope().recipients();
        for (int i = 0; i < recipients.size(); i++) {
            Submission.Reply reply = done.recipients().get(i);
            results.add(new RecipientResult(
                    recipients.get(i),
                    reply.accepted(),
                    reply.code(),
                    reply.enhanced(),
                    reply.text(),
                    reply.accepted() ? Cause.NONE : words.causeOf(reply.code(), reply.enhanced(), reply.text())));
        }
        SendReport.DeliveryReceipt receipt = !mail.envelope().deliveryReceipt()
                ? SendReport.DeliveryReceipt.NOT_ASKED
                : done.receipts() ? SendReport.DeliveryReceipt.ASKED : SendReport.DeliveryReceipt.NOT_OFFERED;
        return new SendReport(mail.messageId(), link.context().clock().instant(), done.codes(), results, receipt);
    }

    private static Exchange.Result result(SegurException failure) {
        if (failure.outcome() == Outcome.UNCERTAIN) {
            return Exchange.Result.UNCERTAIN;
        }
        return failure.outcome() == Outcome.REFUSED ? Exchange.Result.FAULT : Exchange.Result.NOT_SENT;
    }

    private void told(PreparedMail mail, Instant start, Exchange.Result result, String code) {
        MailEndpoint endpoint = link.server().smtp();
        try {
            link.context()
                    .listener()
                    .exchanged(new Exchange(
                            "mss",
                            "SMTP",
                            mail.messageId().value(),
                            endpoint.host() + ':' + endpoint.port(),
                            start,
                            Duration.between(start, link.context().clock().instant()),
                            result,
                            OptionalInt.empty(),
                            Optional.of(code),
                            Optional.empty(),
                            Optional.empty()));
        } catch (RuntimeException e) {
            // A listener's failure is its own.
        }
    }

    /**
     * Lays a copy of a sent mail into the mailbox's folder of sent mails, which is the client's business. Never throws: whatever
     * happens here, the mail was sent.
     */
    public SentCopy saveSent(PreparedMail mail) {
        Objects.requireNonNull(mail, "mail");
        String request = "IMAP APPEND, " + mail.size() + " bytes";
        try {
            SentFolder.Copy copy =
                    new SentFolder(imap, link.profile().sentFolders().value()).save(mail);
            traceCopy(mail, request, "OK", true);
            return new SentCopy(Optional.of(copy.folder()), copy.uid(), Optional.empty());
        } catch (SegurException e) {
            traceCopy(mail, request, e.code(), false);
            return new SentCopy(Optional.empty(), OptionalLong.empty(), Optional.of(e));
        }
    }

    /**
     * Whether the mailbox's folder of sent mails holds a mail with that Message-ID: the one of {@link #saveSent}, or where an
     * operator files what it sends, its own. A mail found there was accepted. One that is not found tells nothing: its copy may
     * never have been laid down. Blocks. Source: mssante §2.2.
     *
     * @throws SegurException when the folder cannot be read ({@code MSS-NO-SENT-FOLDER}, {@code MSS-IMAP-REFUSED}, those of the
     *     connection): nothing is known then; safe to ask again
     */
    public boolean holdsSent(MessageId message) {
        Objects.requireNonNull(message, "message");
        String request = "IMAP SEARCH HEADER Message-ID";
        try {
            boolean found = new SentFolder(imap, link.profile().sentFolders().value()).holds(message);
            traceSearch(message, request, found ? "OK, found" : "OK, not found", true);
            return found;
        } catch (SegurException e) {
            traceSearch(message, request, e.code(), false);
            throw e;
        }
    }

    private void traceSearch(MessageId message, String request, String answer, boolean success) {
        link.traces().record(MailAction.LIST, request, answer, success, Optional.of(message), List.of());
    }

    private void traceCopy(PreparedMail mail, String request, String answer, boolean success) {
        link.traces()
                .record(
                        MailAction.SAVE_SENT,
                        request,
                        answer,
                        success,
                        Optional.of(mail.messageId()),
                        mail.envelope().recipients());
    }

    /** Connects to both servers and authenticates, without sending anything. Never throws for what a server does. */
    public ConnectionCheck check() {
        return new ConnectionCheck(side(smtp::probe), side(() -> {
            imap.open();
            return Set.of();
        }));
    }

    private interface Probe {
        Set<String> run();
    }

    private static ConnectionCheck.Side side(Probe probe) {
        try {
            return new ConnectionCheck.Side(probe.run(), Optional.empty());
        } catch (SegurException e) {
            return new ConnectionCheck.Side(Set.of(), Optional.of(e));
        }
    }

    /**
     * Closes the connections when the professional's session has ended: to be called from time to time where connections are
     * held while nothing is sent. Source: ECO.1.2.6.
     *
     * @return whether the session still lives
     */
    public boolean checkSession() {
        return smtp.checkSession() & imap.checkSession();
    }

    /** Waits for a mail under way, then closes the connections (QUIT, LOGOUT). */
    @Override
    public void close() {
        smtp.close();
        imap.close();
    }

    @Override
    public String toString() {
        return "MailSender[" + link.mailbox() + "]";
    }

    /** What may differ from the defaults. */
    public static final class Builder {
        private final SegurContext context;
        private final Mailbox mailbox;
        private MailProfile profile = MailProfile.standard();
        private MailJournal journal = MailJournal.NONE;
        private BounceWords words = BounceWords.defaults();
        private PartialDelivery partialDelivery = PartialDelivery.SEND_TO_ACCEPTED;

        private Builder(SegurContext context, Mailbox mailbox) {
            this.context = Objects.requireNonNull(context, "context");
            this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
        }

        public Builder profile(MailProfile value) {
            this.profile = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Default none. */
        public Builder journal(MailJournal value) {
            this.journal = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Words by which refusals without a telling code are understood. */
        public Builder words(BounceWords value) {
            this.words = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Default {@link PartialDelivery#SEND_TO_ACCEPTED}. */
        public Builder partialDelivery(PartialDelivery value) {
            this.partialDelivery = Objects.requireNonNull(value, "value");
            return this;
        }

        /** See {@link MailSender#open}. */
        public MailSender open() {
            return new MailSender(this);
        }
    }
}
