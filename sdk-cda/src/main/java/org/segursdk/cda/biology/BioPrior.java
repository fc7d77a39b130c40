package org.segursdk.cda.biology;

import java.util.Objects;
import org.segursdk.cda.ClinicalDate;

/**
 * An earlier result of the same analysis (antériorité). Its unit may differ from today's. Source: cda §8.3 (c).
 *
 * @param value what it was; never {@link BioValue.Unavailable}
 * @param at when
 */
public record BioPrior(BioValue value, ClinicalDate at) {
    public BioPrior {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(at, "at");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioPrior[redacted]";
    }
}
