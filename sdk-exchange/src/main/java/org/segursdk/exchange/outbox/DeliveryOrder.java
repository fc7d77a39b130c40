package org.segursdk.exchange.outbox;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.terminology.Oid;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;

/**
 * What a port has to deliver.
 *
 * @param delivery its row
 * @param document exactly as it was given
 * @param session who asked, when, by which means
 * @param sender the mailbox that mails go from
 * @param correspondent to whom, with {@link Branch#PROFESSIONALS}
 */
public record DeliveryOrder(
        Delivery delivery,
        Document document,
        ProfessionalSession session,
        Optional<MssAddress> sender,
        Optional<Correspondent> correspondent) {
    public DeliveryOrder {
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(correspondent, "correspondent");
    }

    /** The submission's id, the same at each attempt. */
    public Oid submissionId() {
        return Oid.of(delivery.submissionId());
    }

    /** The message's id, the same at each attempt. */
    public Optional<MessageId> messageId() {
        return delivery.messageId().map(MessageId::new);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DeliveryOrder[" + delivery + "]";
    }
}
