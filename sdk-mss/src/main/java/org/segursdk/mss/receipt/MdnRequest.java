package org.segursdk.mss.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.document.ContentSource;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.SubjectLine;

/**
 * A received message that asks for a read receipt, and whether one may leave by itself. A message is answered once at most:
 * remembering that is the caller's part ({@code $MDNSent} on the server). Source: mssante §7.2, RFC 8098 §2.1.
 */
public final class MdnRequest {
    /** Whether a receipt may be sent. */
    public enum Decision {
        /** Without asking anybody. */
        AUTOMATIC,
        /** After a person agreed: the receipt would go elsewhere than where the message came from, or that is not known. */
        ASK,
        /** Not at all: nobody to answer, or the message is a receipt itself. */
        NEVER
    }

    private final ContentSource original;
    private final List<MssAddress> to;
    private final Decision decision;
    private final List<String> reasons;
    private final Optional<MessageId> messageId;
    private final SubjectLine subject;

    private MdnRequest(ContentSource original, Scanned root) {
        this.original = original;
        this.messageId = root.field("Message-ID").flatMap(MessageId::read);
        this.subject = ReceiptReader.subject(root);
        List<String> found = new ArrayList<>();
        List<String> fields = root.fields("Disposition-Notification-To");
        Set<MssAddress> addresses = new LinkedHashSet<>();
        fields.forEach(field -> addresses.addAll(AddressFields.read(field)));
        this.to = List.copyOf(addresses);
        boolean never = neverAnswered(root, found);
        askedElsewhere(root, fields.size(), found);
        this.reasons = List.copyOf(found);
        this.decision = never ? Decision.NEVER : found.isEmpty() ? Decision.AUTOMATIC : Decision.ASK;
    }

    /**
     * Reads the request of a message, with the Return-Path that the mailbox's server wrote.
     *
     * @param original the whole message as stored; opened again when the answer returns it
     * @return empty when no receipt is asked for
     * @throws IOException from the source
     */
    public static Optional<MdnRequest> read(ContentSource original) throws IOException {
        Objects.requireNonNull(original, "original");
        try (InputStream in = original.open()) {
            return of(original, MimeScanner.scan(in).root());
        }
    }

    static Optional<MdnRequest> of(ContentSource original, Scanned root) {
        return root.field("Disposition-Notification-To").isPresent()
                ? Optional.of(new MdnRequest(original, root))
                : Optional.empty();
    }

    private boolean neverAnswered(Scanned root, List<String> found) {
        boolean nobody = to.isEmpty();
        boolean report = root.type().equals("multipart/report");
        boolean noReturn = root.field("Return-Path")
                .filter(path -> path.replace(" ", "").equals("<>"))
                .isPresent();
        if (nobody) {
            found.add("MSS-MDN-ADDRESS");
        }
        if (report) {
            found.add("MSS-MDN-OF-REPORT");
        }
        if (noReturn) {
            found.add("MSS-MDN-NULL-RETURN-PATH");
        }
        return nobody || report || noReturn;
    }

    private void askedElsewhere(Scanned root, int fields, List<String> found) {
        List<String> paths = root.fields("Return-Path");
        Optional<MssAddress> path =
                paths.size() == 1 ? AddressFields.read(paths.get(0)).stream().findFirst() : Optional.empty();
        if (path.isEmpty()) {
            found.add("MSS-MDN-NO-RETURN-PATH");
        }
        if (to.size() > 1 || fields > 1) {
            found.add("MSS-MDN-SEVERAL-ADDRESSES");
        }
        if (path.isPresent() && !to.contains(path.get())) {
            found.add("MSS-MDN-OTHER-ADDRESS");
        }
        if (root.field("Disposition-Notification-Options")
                .filter(options -> options.toLowerCase(Locale.ROOT).contains("required"))
                .isPresent()) {
            found.add("MSS-MDN-OPTIONS");
        }
    }

    public Decision decision() {
        return decision;
    }

    /** Rule ids of what keeps it from being answered by itself; empty when nothing does. */
    public List<String> reasons() {
        return reasons;
    }

    /** Where the receipt is wanted; empty only when no address could be read. */
    public List<MssAddress> to() {
        return to;
    }

    public Optional<MessageId> messageId() {
        return messageId;
    }

    /** Subject of the message that asks. */
    public SubjectLine subject() {
        return subject;
    }

    ContentSource original() {
        return original;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MdnRequest[" + decision + ", " + reasons.size() + " reason(s)]";
    }
}
