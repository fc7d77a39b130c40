package org.segursdk.cda.internal;

import java.util.Arrays;
import org.segursdk.cda.Quantity;

/** Quantities as CDA writes them and as people read them. Source: cda §1.2 (PQ). */
public final class Quantities {
    private Quantities() {}

    /** {@code value} and {@code unit} as attributes, after others. */
    public static String[] attributes(Quantity quantity, String... before) {
        int size = before.length + (quantity.unit().isEmpty() ? 2 : 4);
        String[] attributes = Arrays.copyOf(before, size);
        attributes[before.length] = "value";
        attributes[before.length + 1] = quantity.value().toPlainString();
        if (size > before.length + 2) {
            attributes[before.length + 2] = "unit";
            attributes[before.length + 3] = quantity.unit();
        }
        return attributes;
    }

    /** Writes an empty element with {@code value} and {@code unit}. */
    public static XmlOut write(XmlOut out, String element, Quantity quantity) {
        String value = quantity.value().toPlainString();
        return quantity.unit().isEmpty()
                ? out.empty(element, "value", value)
                : out.empty(element, "value", value, "unit", quantity.unit());
    }

    /** With a decimal comma. */
    public static String readable(Quantity quantity) {
        String number = quantity.value().toPlainString().replace('.', ',');
        return quantity.unitLabel().isEmpty() ? number : number + ' ' + quantity.unitLabel();
    }
}
