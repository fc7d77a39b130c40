package org.segursdk.exchange.inbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.mss.received.FilingReason;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.RequestedOperation;

/**
 * Whose record an item belongs to.
 *
 * @param status where it stood when it arrived
 * @param reasons why
 * @param recordId the software's key of the record: where it is filed, else the one patient with exactly its INS and traits
 * @param candidates records that look alike, best first: for a person to choose
 * @param operation what the sender asks for
 * @param byRule filed without a person
 */
public record WorkFiling(
        FilingStatus status,
        Set<FilingReason> reasons,
        Optional<String> recordId,
        List<String> candidates,
        RequestedOperation.Kind operation,
        boolean byRule) {
    public WorkFiling {
        Objects.requireNonNull(status, "status");
        reasons = Set.copyOf(reasons);
        Objects.requireNonNull(recordId, "recordId");
        candidates = List.copyOf(candidates);
        Objects.requireNonNull(operation, "operation");
    }

    /** Without the records. */
    @Override
    public String toString() {
        return "WorkFiling[" + status + ", " + reasons + ", byRule=" + byRule + "]";
    }
}
