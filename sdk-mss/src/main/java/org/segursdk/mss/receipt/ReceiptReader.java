package org.segursdk.mss.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.received.Doors;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.SubjectLine;

/**
 * Tells receipts from other mails and reads them, in one pass and bounded memory, whatever the input: what is odd becomes a
 * finding, never a failure. Thread-safe. Source: mssante §7.
 *
 * <p>Findings: {@code MSS-LIMIT} (part of the mail was passed over), {@code MSS-MDN-NO-ORIGINAL}, {@code MSS-MDN-DISPOSITION},
 * {@code MSS-MDN-ERROR-FORM} (error inside Disposition), {@code MSS-MDN-ERROR-CODE} (an error without a code),
 * {@code MSS-DSN-NO-ORIGINAL}, {@code MSS-DSN-RECIPIENTS}, {@code MSS-DSN-STRUCTURE} (understood by its words only),
 * {@code MSS-FAILURE-CODE}, {@code MSS-FAILURE-NO-ORIGINAL}.
 */
public final class ReceiptReader {
    private static final int MAX_TEXT = 20_000;

    private final BounceWords words;

    static {
        Doors.receipts(new Doors.Receipts() {
            @Override
            public Optional<Receipt> receipt(ReceiptReader reader, MimeScanner.Result scan) {
                return reader.read(scan);
            }

            @Override
            public Optional<MdnRequest> request(ContentSource original, Scanned root) {
                return MdnRequest.of(original, root);
            }
        });
    }

    public ReceiptReader() {
        this(BounceWords.defaults());
    }

    public ReceiptReader(BounceWords words) {
        this.words = Objects.requireNonNull(words, "words");
    }

    /**
     * Reads a mail from its first byte; the stream is not closed.
     *
     * @return empty when the mail is no receipt
     * @throws IOException from the stream alone
     */
    public Optional<Receipt> read(InputStream mail) throws IOException {
        return read(MimeScanner.scan(mail));
    }

    private Optional<Receipt> read(MimeScanner.Result scan) {
        Scanned root = scan.root();
        List<String> findings = new ArrayList<>();
        if (scan.limitReached()) {
            findings.add("MSS-LIMIT");
        }
        Optional<Scanned> mdn = root.find(part -> part.type().equals("message/disposition-notification")
                || part.type().equals("message/global-disposition-notification"));
        if (mdn.isPresent()) {
            return Optional.of(new MdnParts(root, mdn.get(), findings).toReceipt());
        }
        Optional<Scanned> dsn = root.find(part ->
                part.type().equals("message/delivery-status") || part.type().equals("message/global-delivery-status"));
        if (dsn.isPresent()) {
            return Optional.of(new DsnParts(root, words, findings).structured(dsn.get()));
        }
        SubjectLine subject = subject(root);
        if (subject.isFailure()) {
            return Optional.of(failure(root, subject, findings));
        }
        return words.isBounce(subject.raw())
                ? Optional.of(new DsnParts(root, words, findings).plain())
                : Optional.empty();
    }

    private static Receipt failure(Scanned root, SubjectLine subject, List<String> findings) {
        Optional<MessageId> original =
                returnedId(root).or(() -> root.field("In-Reply-To").flatMap(MessageId::read));
        Optional<IntegrationError> error = subjectError(subject);
        if (error.isEmpty()) {
            findings.add("MSS-FAILURE-CODE");
        }
        if (original.isEmpty()) {
            findings.add("MSS-FAILURE-NO-ORIGINAL");
        }
        return new FailureMail(original, subject, error, explanation(root), findings);
    }

    static SubjectLine subject(Scanned root) {
        return SubjectLine.read(root.text("Subject").orElse(""));
    }

    static Optional<IntegrationError> subjectError(SubjectLine subject) {
        return subject.failureCode()
                .map(code -> IntegrationError.ofCode(code).orElseGet(() -> new IntegrationError(code, "")));
    }

    /** The first text for people, at most 20 000 characters of it. */
    static Optional<String> explanation(Scanned root) {
        return root.find(part -> part.type().equals("text/plain"))
                .or(() -> root.find(part -> part.type().equals("text/html")))
                .map(Scanned::decodedText)
                .map(text ->
                        text.substring(0, Math.min(text.length(), MAX_TEXT)).strip())
                .filter(text -> !text.isEmpty());
    }

    /** Message-ID of the message returned, whole or in its header fields. */
    static Optional<MessageId> returnedId(Scanned root) {
        return root.find(part -> part != root
                        && (part.type().equals("message/rfc822")
                                || part.type().equals("message/global")
                                || part.type().equals("text/rfc822-headers")
                                || part.type().equals("message/global-headers")))
                .flatMap(ReceiptReader::header)
                .flatMap(header -> header.field("Message-ID"))
                .flatMap(MessageId::read);
    }

    private static Optional<Scanned> header(Scanned part) {
        return part.children().isEmpty()
                ? Optional.of(MimeScanner.fields(part.decoded()))
                : Optional.of(part.children().get(0));
    }

    /** The address of a field such as {@code rfc822; a@b}. */
    static Optional<MssAddress> typedAddress(Optional<String> field) {
        return field.map(value -> value.substring(value.indexOf(';') + 1).strip())
                .map(value ->
                        value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value)
                .flatMap(MssAddress::read);
    }
}
