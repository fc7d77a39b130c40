package org.segursdk.exchange.sharing;

import java.util.List;
import java.util.Objects;

/**
 * What was kept to be sent, once the caller commits.
 *
 * @param shareId by which {@link org.segursdk.exchange.outbox.Deliveries#ofShare} tells what becomes of it
 * @param destinations each with what the rules said
 */
public record ShareReceipt(String shareId, List<Destination> destinations) {
    public ShareReceipt {
        Objects.requireNonNull(shareId, "shareId");
        destinations = List.copyOf(destinations);
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "ShareReceipt";
    }
}
