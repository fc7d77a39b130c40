package org.segursdk.cda.read;

import java.util.Objects;
import java.util.Optional;

/** The value of an observation, by its kind as written ({@code xsi:type}). Source: cda §1.2, §8.3. */
public sealed interface ReadValue {
    /** Why there is no value, if told. */
    Optional<String> nullFlavor();

    /**
     * A quantity (PQ, INT, REAL).
     *
     * @param quantity number and unit
     */
    record Quantity(ReadQuantity quantity) implements ReadValue {
        public Quantity {
            Objects.requireNonNull(quantity, "quantity");
        }

        @Override
        public Optional<String> nullFlavor() {
            return quantity.nullFlavor();
        }
    }

    /**
     * A range (IVL_PQ, IVL_INT): "&lt; 5" is a high bound alone. A bound that says nothing is included, as in HL7.
     *
     * @param low lower bound, if any
     * @param lowInclusive whether the bound itself belongs to it
     * @param high upper bound, if any
     * @param highInclusive whether the bound itself belongs to it
     * @param nullFlavor why there is none, if told
     */
    record Range(
            Optional<ReadQuantity> low,
            boolean lowInclusive,
            Optional<ReadQuantity> high,
            boolean highInclusive,
            Optional<String> nullFlavor)
            implements ReadValue {
        public Range {
            Objects.requireNonNull(low, "low");
            Objects.requireNonNull(high, "high");
            Objects.requireNonNull(nullFlavor, "nullFlavor");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Range[redacted]";
        }
    }

    /**
     * A coded value (CD, CE, CV), or one in the author's words only.
     *
     * @param code the concept
     */
    record Coded(ReadCode code) implements ReadValue {
        public Coded {
            Objects.requireNonNull(code, "code");
        }

        @Override
        public Optional<String> nullFlavor() {
            return code.nullFlavor();
        }
    }

    /**
     * Text (ST, or ED without coded content).
     *
     * @param text the text, or that of the narrative it points to
     * @param nullFlavor why there is none, if told
     */
    record Text(String text, Optional<String> nullFlavor) implements ReadValue {
        public Text {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(nullFlavor, "nullFlavor");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }

    /**
     * Yes or no (BL).
     *
     * @param value the answer; empty when it is neither
     * @param nullFlavor why there is none, if told
     */
    record Bool(Optional<Boolean> value, Optional<String> nullFlavor) implements ReadValue {
        public Bool {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(nullFlavor, "nullFlavor");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Bool[redacted]";
        }
    }

    /**
     * A time or a period (TS, IVL_TS).
     *
     * @param period when
     */
    record Time(ReadPeriod period) implements ReadValue {
        public Time {
            Objects.requireNonNull(period, "period");
        }

        @Override
        public Optional<String> nullFlavor() {
            return period.nullFlavor();
        }
    }

    /**
     * A ratio (RTO, RTO_PQ_PQ): a titre, a rate.
     *
     * @param numerator upper part, if any
     * @param denominator lower part, if any
     * @param nullFlavor why there is none, if told
     */
    record Ratio(Optional<ReadQuantity> numerator, Optional<ReadQuantity> denominator, Optional<String> nullFlavor)
            implements ReadValue {
        public Ratio {
            Objects.requireNonNull(numerator, "numerator");
            Objects.requireNonNull(denominator, "denominator");
            Objects.requireNonNull(nullFlavor, "nullFlavor");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Ratio[redacted]";
        }
    }

    /**
     * A kind not known here, kept as its element.
     *
     * @param type {@code xsi:type} without prefix; empty when none is written
     * @param element the value as it stands
     */
    record Other(String type, ReadElement element) implements ReadValue {
        public Other {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(element, "element");
        }

        @Override
        public Optional<String> nullFlavor() {
            return element.attribute("nullFlavor");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Other[" + type + "]";
        }
    }
}
