package org.segursdk.cda.biology;

import java.math.BigDecimal;
import java.util.Objects;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodedValue;

/**
 * The value of a result. A number has a unit or is said to be a pure number; a result that is not available is said to be so,
 * with the reason. Nothing is assumed. {@code toString} never shows the value. Source: cda §8.3 (c).
 */
public sealed interface BioValue {
    /** Side of a limit of quantification. */
    enum Comparator {
        LESS("<"),
        LESS_OR_EQUAL("≤"),
        GREATER(">"),
        GREATER_OR_EQUAL("≥");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        /** As people read it. */
        public String sign() {
            return sign;
        }

        /** Whether the limit is the upper bound of the value. */
        public boolean isUpperBound() {
            return this == LESS || this == LESS_OR_EQUAL;
        }

        /** Whether the limit itself is possible. */
        public boolean isInclusive() {
            return this == LESS_OR_EQUAL || this == GREATER_OR_EQUAL;
        }
    }

    /**
     * A measured number.
     *
     * @param quantity number and unit; the unit is empty only for a pure number
     * @param pureNumber whether the result has no unit (an INR, a ratio, a pH)
     */
    record Measured(Quantity quantity, boolean pureNumber) implements BioValue {
        public Measured {
            Objects.requireNonNull(quantity, "quantity");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Measured[redacted]";
        }
    }

    /**
     * A number known to lie on one side of a limit: {@code < 0,5}.
     *
     * @param comparator which side
     * @param limit the limit and its unit; the unit is empty only for a pure number
     * @param pureNumber whether the result has no unit
     */
    record Bounded(Comparator comparator, Quantity limit, boolean pureNumber) implements BioValue {
        public Bounded {
            Objects.requireNonNull(comparator, "comparator");
            Objects.requireNonNull(limit, "limit");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Bounded[redacted]";
        }
    }

    /**
     * A number known to lie between two limits, both possible: {@code 2 à 5}.
     *
     * @param low lower limit
     * @param high upper limit, in the same unit
     * @param pureNumber whether the result has no unit
     */
    record Interval(Quantity low, Quantity high, boolean pureNumber) implements BioValue {
        public Interval {
            Objects.requireNonNull(low, "low");
            Objects.requireNonNull(high, "high");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Interval[redacted]";
        }
    }

    /**
     * A coded value.
     *
     * @param code the code
     * @param text how the laboratory says it; shown to people
     */
    record Coded(CodedValue code, String text) implements BioValue {
        public Coded {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Coded[redacted]";
        }
    }

    /**
     * A value in words: {@code paille}, {@code nombreux bacilles Gram -}.
     *
     * @param text the words
     */
    record Text(String text) implements BioValue {
        public Text {
            Objects.requireNonNull(text, "text");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }

    /**
     * The examination was asked for and gives no result. Written as aborted, with an unknown value and the reason.
     *
     * @param reason why, in words ({@code échantillon hémolysé})
     */
    record Unavailable(String reason) implements BioValue {
        public Unavailable {
            Objects.requireNonNull(reason, "reason");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Unavailable[redacted]";
        }
    }

    /** A number with its unit. */
    static BioValue measured(Quantity quantity) {
        return new Measured(quantity, false);
    }

    /** A number with its UCUM unit, such as {@code mmol/L}. {@link BioUnits#quantity} takes French habits. */
    static BioValue measured(String value, String unit) {
        return measured(Quantity.of(value, unit));
    }

    /** A number that has no unit: an INR, a ratio, a pH. */
    static BioValue pureNumber(String value) {
        return new Measured(number(value), true);
    }

    /** A number on one side of a limit. */
    static BioValue bounded(Comparator comparator, Quantity limit) {
        return new Bounded(comparator, limit, false);
    }

    /** {@code < limit}, in a UCUM unit. */
    static BioValue lessThan(String limit, String unit) {
        return bounded(Comparator.LESS, Quantity.of(limit, unit));
    }

    /** {@code > limit}, in a UCUM unit. */
    static BioValue greaterThan(String limit, String unit) {
        return bounded(Comparator.GREATER, Quantity.of(limit, unit));
    }

    /** A number without unit on one side of a limit. */
    static BioValue pureNumber(Comparator comparator, String limit) {
        return new Bounded(comparator, number(limit), true);
    }

    /** A number between two limits. */
    static BioValue interval(Quantity low, Quantity high) {
        return new Interval(low, high, false);
    }

    /** A code, shown with its label. */
    static BioValue coded(CodedValue code) {
        return new Coded(code, code.displayName());
    }

    /** A code, shown with the laboratory's words. */
    static BioValue coded(CodedValue code, String text) {
        return new Coded(code, text);
    }

    /** Words. */
    static BioValue text(String text) {
        return new Text(text);
    }

    /** No result, and why. */
    static BioValue unavailable(String reason) {
        return new Unavailable(reason);
    }

    private static Quantity number(String value) {
        return new Quantity(new BigDecimal(value), "", "");
    }
}
