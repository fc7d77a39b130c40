package org.segursdk.cda.internal.child;

import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** The value of an observation of a certificate, and how it reads. */
sealed interface Answer {
    String readable();

    void write(XmlOut out);

    record Coded(CodedValue code) implements Answer {
        @Override
        public String readable() {
            return code.displayName();
        }

        @Override
        public void write(XmlOut out) {
            out.startCode("value", code, "xsi:type", "CD").end();
        }
    }

    /** A question that takes a code, without an answer. */
    record NotDone() implements Answer {
        @Override
        public String readable() {
            return "Non fait";
        }

        @Override
        public void write(XmlOut out) {
            out.empty("value", "xsi:type", "CD", "nullFlavor", "NAV");
        }
    }

    /** A whole number, with the word for its unit. */
    record Count(int number, String unit) implements Answer {
        @Override
        public String readable() {
            return unit.isEmpty() ? Integer.toString(number) : number + " " + unit;
        }

        @Override
        public void write(XmlOut out) {
            out.empty("value", "xsi:type", "INT", "value", Integer.toString(number));
        }
    }

    record YesNo(boolean yes) implements Answer {
        @Override
        public String readable() {
            return yes ? "Oui" : "Non";
        }

        @Override
        public void write(XmlOut out) {
            out.empty("value", "xsi:type", "BL", "value", Boolean.toString(yes));
        }
    }

    record Measured(Quantity quantity) implements Answer {
        @Override
        public String readable() {
            return Quantities.readable(quantity);
        }

        @Override
        public void write(XmlOut out) {
            out.empty("value", Quantities.attributes(quantity, "xsi:type", "PQ"));
        }
    }
}
