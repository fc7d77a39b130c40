package org.segursdk.mss.receipt;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;

/**
 * What the servers tell of a message's way (DSN, RFC 3464), or a non-delivery message without that structure. Delivered means:
 * to the recipient's server. Source: mssante §7.1.
 *
 * @param original Message-ID of the message, from the returned header fields
 * @param envelopeId ENVID of the message, as the server gives it back
 * @param recipients one entry for each recipient told of; of a message without structure, one with what could be guessed
 * @param structured whether the report has the parts of RFC 3464; without them everything rests on words
 * @param reportingServer who reports
 */
public record DeliveryReport(
        Optional<MessageId> original,
        Optional<String> envelopeId,
        SubjectLine subject,
        List<RecipientReport> recipients,
        boolean structured,
        Optional<String> reportingServer,
        Optional<String> explanation,
        List<String> findings)
        implements Receipt {
    public DeliveryReport {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(envelopeId, "envelopeId");
        Objects.requireNonNull(subject, "subject");
        recipients = List.copyOf(recipients);
        Objects.requireNonNull(reportingServer, "reportingServer");
        Objects.requireNonNull(explanation, "explanation");
        findings = List.copyOf(findings);
    }

    /** Whether it is about that message: by ENVID, else by the Message-ID of the returned fields. */
    public boolean concerns(MessageId message) {
        return envelopeId
                        .filter(id -> id.equals(message.value()) || id.equals(Envelope.envelopeId(message)))
                        .isPresent()
                || original.filter(message::equals).isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DeliveryReport[" + recipients.size() + " recipient(s), structured=" + structured + "]";
    }
}
