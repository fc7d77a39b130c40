package org.segursdk.cda.internal.biology;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.UcumUnits;
import org.segursdk.core.error.Violations;

/** Rules on values and reference intervals. Source: cda §8.3 (c), Units. */
final class ValueRules {
    /** Far beyond any result; it keeps a mistaken exponent from writing millions of zeros. */
    private static final int DIGITS = 30;

    private final Violations violations;
    private final TextRules texts;

    ValueRules(Violations violations, TextRules texts) {
        this.violations = violations;
        this.texts = texts;
    }

    void check(BioValue value, String path) {
        if (value instanceof BioValue.Measured measured) {
            quantity(measured.quantity(), measured.pureNumber(), path);
        } else if (value instanceof BioValue.Bounded bounded) {
            quantity(bounded.limit(), bounded.pureNumber(), path + ".limit");
        } else if (value instanceof BioValue.Interval interval) {
            quantity(interval.low(), interval.pureNumber(), path + ".low");
            quantity(interval.high(), interval.pureNumber(), path + ".high");
            ordered(interval.low(), interval.high(), path);
        } else if (value instanceof BioValue.Coded coded) {
            texts.code(coded.code(), path + ".code").text(coded.text(), path + ".text");
        } else if (value instanceof BioValue.Text text) {
            texts.text(text.text(), path + ".text");
        } else if (value instanceof BioValue.Unavailable unavailable) {
            texts.text(unavailable.reason(), path + ".reason");
        }
    }

    private void quantity(Quantity quantity, boolean pureNumber, String path) {
        if (quantity.unit().isEmpty()) {
            violations.check(
                    pureNumber,
                    path + ".unit",
                    "BIO-RESULT-UNIT",
                    "un résultat numérique a une unité, ou est déclaré nombre pur",
                    "a numeric result has a unit, or is said to be a pure number");
        } else {
            violations.check(
                    !pureNumber,
                    path + ".unit",
                    "BIO-RESULT-UNIT",
                    "un nombre pur n'a pas d'unité",
                    "a pure number has no unit");
            unit(quantity, path);
        }
        number(quantity, path);
    }

    private void unit(Quantity quantity, String path) {
        if (!UcumUnits.isAccepted(quantity.unit())) {
            String suggestion = UcumUnits.toUcum(quantity.unit()).orElse("");
            violations.add(
                    path + ".unit",
                    "BIO-UNIT",
                    suggestion.isEmpty()
                            ? "unité UCUM attendue"
                            : "unité UCUM attendue : écrivez " + suggestion + " (le libellé affiché reste libre)",
                    suggestion.isEmpty()
                            ? "UCUM unit expected"
                            : "UCUM unit expected: write " + suggestion + " (the label shown is free)");
        }
        texts.characters(quantity.unitLabel(), path + ".unitLabel");
    }

    private void number(Quantity quantity, String path) {
        violations.check(
                quantity.value().precision() <= DIGITS
                        && Math.abs(quantity.value().scale()) <= DIGITS,
                path,
                "BIO-NUMBER",
                "au plus " + DIGITS + " chiffres",
                "at most " + DIGITS + " digits");
    }

    private void ordered(Quantity low, Quantity high, String path) {
        violations.check(
                low.value().compareTo(high.value()) <= 0,
                path,
                "BIO-INTERVAL",
                "la borne basse ne dépasse pas la borne haute",
                "the lower bound does not exceed the upper one");
        violations.check(
                low.unit().equals(high.unit()),
                path,
                "BIO-INTERVAL",
                "les deux bornes ont la même unité",
                "both bounds have the same unit");
    }

    /** At least a bound or words; bounds in the unit of the result. */
    void range(BioRange range, BioValue value, String path) {
        violations.check(
                range.low().isPresent()
                        || range.high().isPresent()
                        || range.text().isPresent(),
                path,
                "REQUIRED",
                "une borne, deux bornes ou des mots",
                "one bound, two bounds or words");
        texts.text(range.text(), path + ".text");
        String unit = unitOf(value);
        bound(range.low(), unit, path + ".low");
        bound(range.high(), unit, path + ".high");
        if (range.low().isPresent() && range.high().isPresent()) {
            ordered(range.low().get(), range.high().get(), path);
        }
    }

    private void bound(Optional<Quantity> bound, @Nullable String unit, String path) {
        if (bound.isEmpty()) {
            return;
        }
        Quantity quantity = bound.get();
        if (!quantity.unit().isEmpty()) {
            unit(quantity, path);
        }
        number(quantity, path);
        violations.check(
                unit == null || unit.equals(quantity.unit()),
                path + ".unit",
                "BIO-RANGE-UNIT",
                "l'intervalle de référence est dans l'unité du résultat",
                "the reference interval is in the unit of the result");
    }

    /** Null for what is not a number. */
    private static @Nullable String unitOf(BioValue value) {
        if (value instanceof BioValue.Measured measured) {
            return measured.quantity().unit();
        }
        if (value instanceof BioValue.Bounded bounded) {
            return bounded.limit().unit();
        }
        return value instanceof BioValue.Interval interval ? interval.low().unit() : null;
    }
}
