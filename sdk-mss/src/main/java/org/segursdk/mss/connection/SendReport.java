package org.segursdk.mss.connection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.segursdk.mss.message.MessageId;

/**
 * A mail that the operator took for at least one of its recipients. Look at {@link #refused()}: those do not get it.
 *
 * @param messageId of the mail, by which receipts come back
 * @param sentAt when the server took it
 * @param answer the server's code for the whole mail, such as {@code 250 2.0.0}
 * @param recipients one result for each recipient, in the order of the envelope
 * @param deliveryReceipt whether a delivery receipt will come
 */
public record SendReport(
        MessageId messageId,
        Instant sentAt,
        String answer,
        List<RecipientResult> recipients,
        DeliveryReceipt deliveryReceipt) {
    /** Whether a delivery receipt (DSN) was asked of the server. */
    public enum DeliveryReceipt {
        NOT_ASKED,
        ASKED,
        /** Asked by the mail, but the server does not have the extension: none will come from it. */
        NOT_OFFERED
    }

    public SendReport {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(answer, "answer");
        recipients = List.copyOf(recipients);
        Objects.requireNonNull(deliveryReceipt, "deliveryReceipt");
    }

    /** The recipients for whom the server did not take the mail. */
    public List<RecipientResult> refused() {
        return recipients.stream().filter(each -> !each.accepted()).toList();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SendReport[" + recipients.size() + " recipient(s), " + refused().size() + " refused, receipt "
                + deliveryReceipt + "]";
    }
}
