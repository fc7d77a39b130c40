package org.segursdk.cda.prescription;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;

/**
 * How long something is taken, used or renewed. Source: cda §10.3 (first effectiveTime).
 *
 * @param start first day, if fixed
 * @param end last day, if fixed; not with a duration
 * @param duration how long, in {@code min}, {@code h}, {@code d}, {@code wk}, {@code mo} or {@code a}
 */
public record TreatmentPeriod(Optional<ClinicalDate> start, Optional<ClinicalDate> end, Optional<Quantity> duration) {
    public TreatmentPeriod {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(duration, "duration");
    }

    public static TreatmentPeriod between(ClinicalDate start, ClinicalDate end) {
        return new TreatmentPeriod(Optional.of(start), Optional.of(end), Optional.empty());
    }

    /** From a day on, without a known end. */
    public static TreatmentPeriod from(ClinicalDate start) {
        return new TreatmentPeriod(Optional.of(start), Optional.empty(), Optional.empty());
    }

    public static TreatmentPeriod from(ClinicalDate start, Quantity duration) {
        return new TreatmentPeriod(Optional.of(start), Optional.empty(), Optional.of(duration));
    }

    /** A duration that begins whenever it begins. */
    public static TreatmentPeriod lasting(Quantity duration) {
        return new TreatmentPeriod(Optional.empty(), Optional.empty(), Optional.of(duration));
    }

    public static TreatmentPeriod until(ClinicalDate end) {
        return new TreatmentPeriod(Optional.empty(), Optional.of(end), Optional.empty());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "TreatmentPeriod[redacted]";
    }
}
