package org.segursdk.cda.prescription;

import java.util.Objects;
import org.segursdk.cda.Quantity;

/**
 * A dose or a rate, from and to; both bounds are always written. Source: cda §10.3.
 *
 * @param low lower bound
 * @param high upper bound, in the same unit, not below the lower one
 */
public record DoseRange(Quantity low, Quantity high) {
    public DoseRange {
        Objects.requireNonNull(low, "low");
        Objects.requireNonNull(high, "high");
    }

    /** A fixed dose. */
    public static DoseRange of(Quantity quantity) {
        return new DoseRange(quantity, quantity);
    }

    public static DoseRange between(Quantity low, Quantity high) {
        return new DoseRange(low, high);
    }
}
