package org.segursdk.exchange.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery as it stands.
 *
 * @param id its own
 * @param shareId of the gesture it comes from
 * @param documentId uniqueId of the document
 * @param destinationKey tells destinations apart, and nobody who it is
 * @param chainKey uniqueId of the first version
 * @param sequence place in the order of its chain and destination, from 1
 * @param code why it stands there: a rule, an error code, the answer's code; {@code ""} when nothing happened yet
 * @param attempts how often it was tried since it was enqueued or replayed
 * @param version counts its changes
 * @param submissionId OID of the submission, the same at each attempt
 * @param messageId Message-ID, and ENVID of its envelope, the same at each attempt; empty for the DMP
 */
public record Delivery(
        String id,
        String shareId,
        String documentId,
        Branch branch,
        ShareOperation operation,
        String destinationKey,
        String chainKey,
        long sequence,
        DeliveryState state,
        String code,
        int attempts,
        long version,
        Optional<Instant> nextAt,
        Optional<Instant> uncertainSince,
        String submissionId,
        Optional<String> messageId,
        Optional<String> originalMessageId,
        Instant createdAt,
        Instant updatedAt) {
    /** Without ids that lead to a patient. */
    @Override
    public String toString() {
        return "Delivery[" + id + ", " + branch + ", " + operation + ", " + state + ", " + code + "]";
    }
}
