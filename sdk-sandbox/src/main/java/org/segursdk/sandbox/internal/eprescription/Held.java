package org.segursdk.sandbox.internal.eprescription;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.sandbox.StoredPrescription;
import org.segursdk.sandbox.StoredPrescription.Status;

/** A prescription in the base, with what became of it. Guarded by the base. */
final class Held {
    final Content content;
    final Instant depositedAt;
    int repeats;
    boolean opposed;
    boolean cancelled;
    Optional<String> replacedBy = Optional.empty();
    /** By id, in order. */
    final Map<String, Told> executions = new LinkedHashMap<>();

    Held(Content content, Instant depositedAt) {
        this.content = content;
        this.depositedAt = depositedAt;
        this.opposed = content.opposed();
    }

    /**
     * An execution as it came.
     *
     * @param json as it came
     * @param acknowledgedAt when it came
     * @param finished lines of which nothing remains; lines that were not delivered remain
     */
    record Told(Map<?, ?> json, Instant acknowledgedAt, List<String> finished) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Told[redacted]";
        }
    }

    Status status(Instant now) {
        if (cancelled) {
            return Status.CANCELLED;
        }
        if (replacedBy.isPresent()) {
            return Status.REPLACED;
        }
        Map<String, Boolean> finished = new HashMap<>();
        executions.values().forEach(told -> told.finished().forEach(line -> finished.put(line, true)));
        if (finished.size() == content.lineIds().size()) {
            return Status.EXECUTED;
        }
        if (content.validUntil().filter(now::isAfter).isPresent()) {
            return Status.EXPIRED;
        }
        return executions.isEmpty() ? Status.REGISTERED : Status.PARTLY_EXECUTED;
    }

    boolean isFinished(String line) {
        return executions.values().stream().anyMatch(told -> told.finished().contains(line));
    }

    StoredPrescription stored(Instant now) {
        return new StoredPrescription(
                content.number(),
                status(now),
                depositedAt,
                repeats,
                opposed,
                content.lineIds(),
                List.copyOf(executions.keySet()));
    }
}
