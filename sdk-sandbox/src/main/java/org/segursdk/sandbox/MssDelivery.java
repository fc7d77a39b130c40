package org.segursdk.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A mail submitted to the simulated operator, up to its last byte, accepted or not. Two submissions of one mail are two
 * deliveries: the operator never looks for duplicates. {@code toString} is redacted.
 *
 * @param number counts from 1
 * @param at when the last byte came
 * @param mailbox who was authenticated
 * @param sender reverse path; empty for {@code <>}
 * @param recipients those accepted, in the order told
 * @param envelopeId ENVID as sent; empty when none
 * @param returnContent RET: {@code FULL}, {@code HDRS} or empty
 * @param notifications NOTIFY of each recipient, as sent; empty where none
 * @param findings what is against the mail
 * @param reply the answer to the last byte, such as {@code 250 2.0.0 …}; it may have been lost on the way by a situation
 * @param content the bytes sent, dots unstuffed
 */
public record MssDelivery(
        long number,
        Instant at,
        String mailbox,
        String sender,
        List<String> recipients,
        String envelopeId,
        String returnContent,
        List<String> notifications,
        List<MssFinding> findings,
        String reply,
        RecordedBody content) {
    public MssDelivery {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(sender, "sender");
        recipients = List.copyOf(recipients);
        Objects.requireNonNull(envelopeId, "envelopeId");
        Objects.requireNonNull(returnContent, "returnContent");
        notifications = List.copyOf(notifications);
        findings = List.copyOf(findings);
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(content, "content");
    }

    public boolean accepted() {
        return reply.startsWith("2");
    }

    @Override
    public String toString() {
        return "MssDelivery[" + number + ", " + recipients.size() + " recipients, " + reply.substring(0, 3) + ", "
                + findings.size() + " findings, redacted]";
    }
}
