package org.segursdk.cda.biology;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.Quantity;

/**
 * The reference interval of a result (valeurs de référence). One bound alone is enough; words may complete or replace the
 * bounds ({@code femme, phase lutéale}). {@code toString} does not show it. Source: cda §8.3 (c).
 *
 * @param low lower bound, in the unit of the result
 * @param high upper bound, in the unit of the result
 * @param lowInclusive whether the lower bound is itself in the interval
 * @param highInclusive whether the upper bound is itself in the interval
 * @param text words, if any
 */
public record BioRange(
        Optional<Quantity> low,
        Optional<Quantity> high,
        boolean lowInclusive,
        boolean highInclusive,
        Optional<String> text) {
    public BioRange {
        Objects.requireNonNull(low, "low");
        Objects.requireNonNull(high, "high");
        Objects.requireNonNull(text, "text");
    }

    /** From {@code low} to {@code high}, both included. */
    public static BioRange between(Quantity low, Quantity high) {
        return new BioRange(Optional.of(low), Optional.of(high), true, true, Optional.empty());
    }

    /** From {@code low} to {@code high} in that UCUM unit, both included; an empty unit for a pure number. */
    public static BioRange between(String low, String high, String unit) {
        return between(Quantity.of(low, unit), Quantity.of(high, unit));
    }

    /** {@code low} or more. */
    public static BioRange atLeast(Quantity low) {
        return new BioRange(Optional.of(low), Optional.empty(), true, true, Optional.empty());
    }

    /** {@code high} or less. */
    public static BioRange atMost(Quantity high) {
        return new BioRange(Optional.empty(), Optional.of(high), true, true, Optional.empty());
    }

    /** More than {@code low}. */
    public static BioRange moreThan(Quantity low) {
        return new BioRange(Optional.of(low), Optional.empty(), false, true, Optional.empty());
    }

    /** Less than {@code high}. */
    public static BioRange lessThan(Quantity high) {
        return new BioRange(Optional.empty(), Optional.of(high), true, false, Optional.empty());
    }

    /** Words alone. */
    public static BioRange words(String text) {
        return new BioRange(Optional.empty(), Optional.empty(), true, true, Optional.of(text));
    }

    /** Adds words to the bounds. */
    public BioRange withText(String value) {
        return new BioRange(low, high, lowInclusive, highInclusive, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioRange[redacted]";
    }
}
