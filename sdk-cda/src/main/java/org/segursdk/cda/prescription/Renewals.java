package org.segursdk.cda.prescription;

import java.util.Objects;
import java.util.Optional;

/**
 * How often the line may be dispensed again: a number, or a period within which it may be without limit. Source: cda §10.3
 * (repeatNumber, FR-Periode-de-renouvellement).
 *
 * @param times renewals after the first dispensing, 0 or more; empty when a period says it
 * @param period period of renewal, with an end or a duration; only without a number
 */
public record Renewals(Optional<Integer> times, Optional<TreatmentPeriod> period) {
    public Renewals {
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(period, "period");
    }

    /** A single dispensing. */
    public static Renewals none() {
        return times(0);
    }

    public static Renewals times(int times) {
        return new Renewals(Optional.of(times), Optional.empty());
    }

    public static Renewals within(TreatmentPeriod period) {
        return new Renewals(Optional.empty(), Optional.of(period));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Renewals[redacted]";
    }
}
