package org.segursdk.mss.receipt;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;

/**
 * An ordinary mail that says the documents could not be filed, sent instead of a read receipt. Nothing in it is structured but
 * the tags of its subject. Source: mssante §7.5.
 *
 * @param original Message-ID of the returned message, or of the message answered
 * @param error code of the subject's tags, with our label if it is known
 */
public record FailureMail(
        Optional<MessageId> original,
        SubjectLine subject,
        Optional<IntegrationError> error,
        Optional<String> explanation,
        List<String> findings)
        implements Receipt {
    public FailureMail {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(explanation, "explanation");
        findings = List.copyOf(findings);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FailureMail[" + error.map(IntegrationError::code).orElse("") + "]";
    }
}
