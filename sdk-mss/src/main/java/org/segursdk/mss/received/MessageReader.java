package org.segursdk.mss.received;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.received.Spool;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.receipt.BounceWords;
import org.segursdk.mss.receipt.ReceiptReader;
import org.segursdk.mss.xdm.XdmReader;

/**
 * Reads mails of any vendor, in one pass over the mail and bounded memory. What is odd is a finding; nothing in a mail makes an
 * exception. Immutable, thread-safe.
 *
 * <p>Findings: {@code MSS-LIMIT} (part of the mail passed over), {@code MSS-FROM}, {@code MSS-FIELD-TWICE}, {@code MSS-DATE},
 * {@code MSS-MESSAGE-ID}, {@code MSS-EIGHT-BIT}, {@code MSS-NO-PART}, {@code MSS-ENCODING}, {@code MSS-NAME},
 * {@code MSS-ATTACHMENT-SIZE}, {@code MSS-TNEF}, {@code MSS-ENCRYPTED}, {@code MSS-PDF}, {@code MSS-ZIP}, {@code MSS-XDM-NAME},
 * {@code MSS-SEVERAL-XDM}, {@code MSS-SUBJECT-MARKER}, {@code MSS-CODECDA}, {@code MSS-INS}, {@code MSS-RETURNED},
 * {@code MSS-CDA}, {@code MSS-BODY}, {@code MSS-CITIZEN-ADDRESS}, {@code MSS-PATIENT-TRAITS}, {@code MSS-PATIENT-INS}; refusing
 * the documents: {@code MSS-SEVERAL-PATIENTS}; and those of {@link XdmReader}.
 */
public final class MessageReader {
    private final XdmReader archives;
    private final Optional<Path> folder;
    private final MessageLimits limits;
    private final ReceptionProfile profile;
    private final ReceiptReader receipts;
    private final OperationResolver resolver;
    private final Clock clock;

    private MessageReader(
            XdmReader archives,
            Optional<Path> folder,
            MessageLimits limits,
            ReceptionProfile profile,
            ReceiptReader receipts,
            OperationResolver resolver,
            Clock clock) {
        this.archives = Objects.requireNonNull(archives, "archives");
        this.folder = folder;
        this.limits = Objects.requireNonNull(limits, "limits");
        this.profile = Objects.requireNonNull(profile, "profile");
        this.receipts = receipts;
        this.resolver = Objects.requireNonNull(resolver, "resolver");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A reader for the production services, with default limits, which holds attachments in memory. */
    public static MessageReader create() {
        return new MessageReader(
                XdmReader.create(),
                Optional.empty(),
                MessageLimits.DEFAULT,
                ReceptionProfile.of(MessageProfile.production()),
                new ReceiptReader(),
                OperationResolver.standard(),
                Clock.systemUTC());
    }

    /** Another reader, which reads archives so. */
    public MessageReader archives(XdmReader value) {
        return new MessageReader(value, folder, limits, profile, receipts, resolver, clock);
    }

    /**
     * Another reader, which holds attachments too large for memory in files of that folder, archives included. Such a file goes
     * away when the message is closed, on POSIX systems even when the process is killed. Patient data pass there: choose a
     * folder nobody else reads.
     */
    public MessageReader folder(Path value) {
        return new MessageReader(
                archives.folder(value), Optional.of(value), limits, profile, receipts, resolver, clock);
    }

    /** Another reader with other limits. */
    public MessageReader limits(MessageLimits value) {
        return new MessageReader(archives, folder, value, profile, receipts, resolver, clock);
    }

    /** Another reader with other constants. */
    public MessageReader profile(ReceptionProfile value) {
        return new MessageReader(archives, folder, limits, value, receipts, resolver, clock);
    }

    /** Another reader, which understands bounces by these words. */
    public MessageReader bounceWords(BounceWords value) {
        return new MessageReader(archives, folder, limits, profile, new ReceiptReader(value), resolver, clock);
    }

    /** Another reader, which decides otherwise what a message asks for. */
    public MessageReader operations(OperationResolver value) {
        return new MessageReader(archives, folder, limits, profile, receipts, value, clock);
    }

    /** Another reader with another clock. */
    public MessageReader clock(Clock value) {
        return new MessageReader(archives, folder, limits, profile, receipts, resolver, value);
    }

    /**
     * Reads a mail. It is opened once here, and again only by the answer to a request for a receipt, which returns it.
     *
     * @param mail the whole mail as stored, with the Return-Path that the mailbox's server wrote
     * @throws IOException when the source cannot be read or the folder cannot be written
     */
    public ReceivedMessage read(ContentSource mail) throws IOException {
        Spool spool = new Spool(limits.memoryBytes(), limits.messageBytes(), folder);
        boolean done = false;
        try (InputStream in = mail.open()) {
            PartCollector parts = new PartCollector(spool);
            MimeScanner.Result scan = MimeScanner.scan(
                    in, new MimeScanner.Bounds(limits.depth(), limits.parts(), limits.messageBytes()), parts);
            ReceivedMessage message = new MessageReading(this, mail, parts, scan).read(spool);
            done = true;
            return message;
        } finally {
            if (!done) {
                spool.close();
            }
        }
    }

    /** Reads a file, which must not change while the message is used. */
    public ReceivedMessage read(Path file) throws IOException {
        return read(DocumentContent.of(file));
    }

    XdmReader archives() {
        return archives;
    }

    ReceptionProfile profile() {
        return profile;
    }

    ReceiptReader receipts() {
        return receipts;
    }

    OperationResolver resolver() {
        return resolver;
    }

    Clock clock() {
        return clock;
    }
}
