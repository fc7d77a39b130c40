package org.segursdk.exchange.outbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.mss.message.MssAddress;

/**
 * What to enqueue: a document, who asks, and its deliveries.
 *
 * @param operation what is asked for
 * @param document its content is read once
 * @param session who asks: professional, means and time of authentication are kept, nothing that opens a door
 * @param sender the mailbox that mails go from; needed when a delivery goes by mail
 * @param predecessor the uniqueId of a document of the same chain, enqueued before; absent for the first
 * @param deliveries at least one
 */
public record NewShare(
        ShareOperation operation,
        Document document,
        ProfessionalSession session,
        Optional<MssAddress> sender,
        Optional<String> predecessor,
        List<NewDelivery> deliveries) {
    public NewShare {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(predecessor, "predecessor");
        deliveries = List.copyOf(deliveries);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "NewShare[" + operation + ", " + deliveries.size() + " deliveries]";
    }
}
