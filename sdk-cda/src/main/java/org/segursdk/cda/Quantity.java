package org.segursdk.cda;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A quantity with its unit. The unit is UCUM, case-sensitive ({@code mg}, {@code mL}, {@code [IU]}); countable things are
 * annotations in lower case ({@code {tablet}}, {@code {pack}/a}). Source: cda §1.2 (PQ), §8.3 (Units).
 *
 * @param value the number
 * @param unit UCUM code; empty for a pure number
 * @param unitLabel how people read the unit ({@code comprimé(s)}, {@code paquets/an})
 */
public record Quantity(BigDecimal value, String unit, String unitLabel) {
    public Quantity {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(unitLabel, "unitLabel");
    }

    /** A quantity shown with its UCUM code. */
    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), unit, unit);
    }

    /** A quantity shown with a label. */
    public static Quantity of(String value, String unit, String unitLabel) {
        return new Quantity(new BigDecimal(value), unit, unitLabel);
    }

    /** Redacted: it may be a patient's. */
    @Override
    public String toString() {
        return "Quantity[redacted]";
    }
}
