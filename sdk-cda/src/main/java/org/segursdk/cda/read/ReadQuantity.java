package org.segursdk.cda.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.Quantity;

/**
 * A physical quantity (HL7 PQ) as written; the unit is kept to the letter. Source: cda §1.2, §8.3.
 *
 * @param text the number as written; empty when absent
 * @param unit UCUM unit as written, if any
 * @param nullFlavor why there is none, if told
 * @param translations the same quantity in other units or with a label
 */
public record ReadQuantity(
        String text, Optional<String> unit, Optional<String> nullFlavor, List<ReadQuantity> translations) {
    private static final int MAX_DIGITS = 64;

    public ReadQuantity {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
        translations = List.copyOf(translations);
    }

    /** The number, when it is one: digits, sign, decimal point, exponent. */
    public Optional<BigDecimal> value() {
        String number = text.strip();
        if (number.isEmpty() || number.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(number);
            // An absurd exponent would make comparisons and printing endless.
            return Math.abs(value.scale()) > 100 ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** As a typed quantity, its unit standing for the label; empty when there is no number. */
    public Optional<Quantity> quantity() {
        return value().map(number -> new Quantity(number, unit.orElse(""), unit.orElse("")));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadQuantity[redacted]";
    }
}
