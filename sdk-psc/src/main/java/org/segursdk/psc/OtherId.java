package org.segursdk.psc;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * One identifier of a professional. Source: psc §7.
 *
 * @param value as given, such as {@code 899700366240}
 * @param origin who gave it: {@code RPPS}, {@code ADELI}, {@code SIRET}, {@code PSI}, {@code EDIT}…; empty when not told
 * @param quality {@code 1} for a number of a register, {@code 2} for a PSI
 */
public record OtherId(String value, String origin, OptionalInt quality) {
    public OtherId {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(quality, "quality");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "OtherId[redacted]";
    }
}
