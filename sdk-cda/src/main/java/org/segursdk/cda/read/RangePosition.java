package org.segursdk.cda.read;

import java.math.BigDecimal;
import java.util.Optional;

/** Where a value lies in its reference range, by arithmetic alone: same unit to the letter, else unknown. */
public enum RangePosition {
    BELOW,
    WITHIN,
    ABOVE,
    /** No range, no number, other unit, or a value known by one bound only that may lie on either side. */
    UNKNOWN;

    /** Where the value lies. */
    public static RangePosition of(ReadValue value, ReadValue.Range reference) {
        if (value instanceof ReadValue.Quantity single) {
            ReadQuantity quantity = single.quantity();
            return between(Optional.of(quantity), true, Optional.of(quantity), true, reference);
        }
        if (value instanceof ReadValue.Range range) {
            return between(range.low(), range.lowInclusive(), range.high(), range.highInclusive(), reference);
        }
        return UNKNOWN;
    }

    private static RangePosition between(
            Optional<ReadQuantity> low,
            boolean lowInclusive,
            Optional<ReadQuantity> high,
            boolean highInclusive,
            ReadValue.Range reference) {
        Optional<BigDecimal> floor = number(reference.low());
        Optional<BigDecimal> ceiling = number(reference.high());
        if (floor.isEmpty() && ceiling.isEmpty()
                || unusable(reference.low())
                || unusable(reference.high())
                || differs(low, reference)
                || differs(high, reference)) {
            return UNKNOWN;
        }
        Optional<BigDecimal> least = number(low);
        Optional<BigDecimal> most = number(high);
        if (least.isPresent() && ceiling.isPresent()) {
            int order = least.get().compareTo(ceiling.get());
            if (order > 0 || order == 0 && !(lowInclusive && reference.highInclusive())) {
                return ABOVE;
            }
        }
        if (most.isPresent() && floor.isPresent()) {
            int order = most.get().compareTo(floor.get());
            if (order < 0 || order == 0 && !(highInclusive && reference.lowInclusive())) {
                return BELOW;
            }
        }
        boolean overFloor = floor.isEmpty()
                || least.isPresent()
                        && surely(least.get().compareTo(floor.get()), lowInclusive, reference.lowInclusive());
        boolean underCeiling = ceiling.isEmpty()
                || most.isPresent()
                        && surely(ceiling.get().compareTo(most.get()), highInclusive, reference.highInclusive());
        return overFloor && underCeiling ? WITHIN : UNKNOWN;
    }

    /** On the bound itself, the value lies inside when the bound belongs to the range, or the value excludes it. */
    private static boolean surely(int order, boolean valueInclusive, boolean boundInclusive) {
        return order > 0 || order == 0 && (boundInclusive || !valueInclusive);
    }

    private static Optional<BigDecimal> number(Optional<ReadQuantity> quantity) {
        return quantity.flatMap(ReadQuantity::value);
    }

    /** A bound that is there but says no number. */
    private static boolean unusable(Optional<ReadQuantity> bound) {
        return bound.isPresent()
                && bound.get().value().isEmpty()
                && bound.get().nullFlavor().isEmpty();
    }

    private static boolean differs(Optional<ReadQuantity> value, ReadValue.Range reference) {
        if (value.isEmpty() || value.get().value().isEmpty()) {
            return false;
        }
        Optional<String> unit = value.get().unit();
        return reference
                        .low()
                        .filter(q -> q.value().isPresent() && !q.unit().equals(unit))
                        .isPresent()
                || reference
                        .high()
                        .filter(q -> q.value().isPresent() && !q.unit().equals(unit))
                        .isPresent();
    }
}
