package org.segursdk.mss.receipt;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.internal.mime.HeaderLines;
import org.segursdk.mss.internal.mime.MimeDraft;
import org.segursdk.mss.internal.mime.MimeNode;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageIds;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SubjectLine;

/** The header of an answer, and what both kinds of answers say alike. */
record AnswerFrame(Sender sender, MessageProfile profile, String product, MessageIds ids, Clock clock, ZoneId zone) {
    private static final String FAILURE_TAG = "[KO Intégration système !]";
    private static final int MAX_SUBJECT = 500;

    static void checkProduct(@Nullable String product, Violations violations) {
        violations
                .require(product, "productNumber")
                .check(
                        product == null || product.matches("[A-Za-z0-9._-]{1,64}"),
                        "productNumber",
                        "MSS-PRODUCT-NUMBER",
                        "lettres, chiffres, point, tiret et souligné seulement",
                        "letters, digits, dot, hyphen and underscore only");
    }

    /** The subject of the message answered, tags before it when its documents could not be filed. */
    static String subject(Optional<IntegrationError> error, SubjectLine answered) {
        String same = Wording.cut(Wording.shown(answered.raw()).strip(), MAX_SUBJECT);
        return error.map(found -> (FAILURE_TAG + '[' + found.code() + "] " + same).strip())
                .orElse(same);
    }

    static String errorText(IntegrationError error) {
        return "Le message n'a pas pu être intégré.\nErreur " + error.code() + " : " + error.label() + "\n";
    }

    static String boundary() {
        return "=_" + UUID.randomUUID();
    }

    PreparedMail finish(
            List<MssAddress> to,
            String subject,
            Optional<MessageId> answered,
            boolean returnPath,
            boolean automatic,
            MimeNode root) {
        MessageId id = ids.next(sender.address());
        HeaderLines headers = new HeaderLines()
                .date(clock.instant().atZone(zone))
                .mailbox("From", sender.label(), sender.address().value())
                .list("To", to.stream().map(MssAddress::value).toList(), ",")
                .text("Subject", subject)
                .raw("Message-ID", id.bracketed());
        answered.ifPresent(
                original -> headers.raw("In-Reply-To", original.bracketed()).raw("References", original.bracketed()));
        headers.raw("X-MSS-NIL", product);
        if (automatic) {
            headers.raw("Auto-Submitted", "auto-replied");
        }
        Envelope envelope = new Envelope(
                returnPath ? Optional.of(sender.address()) : Optional.empty(), to, false, Envelope.envelopeId(id));
        return new ReceiptMail(id, envelope, MimeDraft.of(headers, root));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "AnswerFrame[" + sender.kind() + "]";
    }
}
