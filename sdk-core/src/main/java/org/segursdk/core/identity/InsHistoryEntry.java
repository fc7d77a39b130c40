package org.segursdk.core.identity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A former INS of a person. The dates are as received; the live test platform sends an end before its start.
 *
 * @param ins the former INS: a search key, never an equality match
 * @param from first day, if known
 * @param to last day, if known
 */
public record InsHistoryEntry(Ins ins, Optional<LocalDate> from, Optional<LocalDate> to) {
    public InsHistoryEntry {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "InsHistoryEntry[redacted]";
    }
}
