package org.segursdk.mss.receipt;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.internal.mime.MimeNode;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.PartContent;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageIds;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.message.Sender;

/**
 * Builds the ordinary mail that says documents could not be filed: when no read receipt was asked for, or to a mailbox kept for
 * errors. A text with the code, the original, and its attachments once more for the person who reads.
 * Every broken rule is reported at once. Source: mssante §7.5.
 */
public final class FailureAnswer {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}");
    private static final int MAX_NAME = 250;

    private record Attachment(String name, String mediaType, DocumentContent content) {
        @Override
        public String toString() {
            return "Attachment[redacted]";
        }
    }

    private final ContentSource original;
    private final MssAddress to;
    private final IntegrationError error;
    private final Sender sender;
    private final MessageProfile profile;
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String product;
    private MessageIds ids = MessageId::random;
    private Clock clock = Clock.systemUTC();
    private ZoneId zone = ZoneId.of("Europe/Paris");

    private FailureAnswer(
            ContentSource original, MssAddress to, IntegrationError error, Sender sender, MessageProfile profile) {
        this.original = Objects.requireNonNull(original, "original");
        this.to = Objects.requireNonNull(to, "to");
        this.error = Objects.requireNonNull(error, "error");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /**
     * @param original the whole message as stored
     * @param to the sender of that message, or the mailbox kept for errors
     */
    public static FailureAnswer of(
            ContentSource original, MssAddress to, IntegrationError error, Sender sender, MessageProfile profile) {
        return new FailureAnswer(original, to, error, sender, profile);
    }

    /** An attachment of the original: the archive, a PDF copy. */
    public FailureAnswer addAttachment(String name, String mediaType, DocumentContent content) {
        attachments.add(new Attachment(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(mediaType, "mediaType"),
                Objects.requireNonNull(content, "content")));
        return this;
    }

    /** Required: number of the product ({@code X-MSS-NIL}). */
    public FailureAnswer productNumber(String value) {
        this.product = Objects.requireNonNull(value, "productNumber");
        return this;
    }

    /** Default random ids. */
    public FailureAnswer messageIds(MessageIds value) {
        this.ids = Objects.requireNonNull(value, "messageIds");
        return this;
    }

    /** Default the system's. */
    public FailureAnswer clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Zone of the Date field; default Europe/Paris. */
    public FailureAnswer zone(ZoneId value) {
        this.zone = Objects.requireNonNull(value, "zone");
        return this;
    }

    /**
     * @throws InvalidInputException rules {@code REQUIRED}, {@code MSS-PRODUCT-NUMBER}, {@code MSS-ATTACHMENT}
     * @throws IOException when the original cannot be read
     */
    public PreparedMail build() throws IOException {
        Violations violations = new Violations();
        AnswerFrame.checkProduct(product, violations);
        for (int i = 0; i < attachments.size(); i++) {
            Attachment each = attachments.get(i);
            violations.check(
                    Wording.isFitForFileName(each.name)
                            && !each.name.isBlank()
                            && each.name.length() <= MAX_NAME
                            && MEDIA_TYPE.matcher(each.mediaType).matches(),
                    "attachments[" + i + "]",
                    "MSS-ATTACHMENT",
                    "nom de fichier ou type de média impossible",
                    "a file name or media type that cannot be");
        }
        violations.throwIfAny("FailureAnswer");
        Scanned received;
        try (var in = original.open()) {
            received = MimeScanner.scan(in).root();
        }
        List<MimeNode> parts = new ArrayList<>(
                List.of(MimeNode.text("plain", AnswerFrame.errorText(error)), MimeNode.message(original)));
        attachments.forEach(each -> parts.add(MimeNode.attachment(
                each.mediaType,
                each.name,
                PartContent.of(each.content),
                each.content.fingerprint().size())));
        AnswerFrame frame = new AnswerFrame(sender, profile, Objects.requireNonNull(product), ids, clock, zone);
        return frame.finish(
                List.of(to),
                AnswerFrame.subject(Optional.of(error), ReceiptReader.subject(received)),
                received.field("Message-ID").flatMap(MessageId::read),
                true,
                true,
                new MimeNode.Group("multipart/mixed", AnswerFrame.boundary(), parts));
    }
}
