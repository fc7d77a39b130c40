package org.segursdk.mss.receipt;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.SubjectLine;

/**
 * A disposition notification (MDN, RFC 8098): what became of the message at the reader's. One never comes for sure.
 * Source: mssante §7.2–7.4.
 *
 * @param original Message-ID of the message read: of the field, else of the returned message
 * @param disposition what was done
 * @param failed whether it was done with an error
 * @param error code and label of that error, from the field {@code Error}, the older form inside Disposition, or the subject
 * @param manualAction whether a person did it
 * @param sentAutomatically whether the receipt left without a person's consent
 * @param finalRecipient the mailbox that answers
 * @param originalRecipient the mailbox the message was sent to
 * @param reportingUa product that answers
 */
public record ReadReceipt(
        Optional<MessageId> original,
        SubjectLine subject,
        Disposition disposition,
        boolean failed,
        Optional<IntegrationError> error,
        boolean manualAction,
        boolean sentAutomatically,
        Optional<MssAddress> finalRecipient,
        Optional<MssAddress> originalRecipient,
        Optional<String> reportingUa,
        Optional<String> explanation,
        List<String> findings)
        implements Receipt {
    /** What became of the message. */
    public enum Disposition {
        /** Shown to somebody. */
        DISPLAYED,
        /** Handled by software. */
        PROCESSED,
        /** Sent on. */
        DISPATCHED,
        /** Thrown away, perhaps unread. */
        DELETED,
        /** Another word, or none: nothing is known. */
        UNKNOWN
    }

    public ReadReceipt {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(finalRecipient, "finalRecipient");
        Objects.requireNonNull(originalRecipient, "originalRecipient");
        Objects.requireNonNull(reportingUa, "reportingUa");
        Objects.requireNonNull(explanation, "explanation");
        findings = List.copyOf(findings);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadReceipt[" + disposition + ", failed=" + failed + "]";
    }
}
