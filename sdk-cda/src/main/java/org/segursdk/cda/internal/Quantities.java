package org.segursdk.cda.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.segursdk.cda.Quantity;

/** Quantities as CDA writes them and as people read them. Source: cda §1.2 (PQ). */
public final class Quantities {
    private Quantities() {}

    public static String[] attributes(Quantity quantity, String... before) {
        List<String> attributes = new ArrayList<>();
        Collections.addAll(attributes, before);
        Collections.addAll(attributes, "value", quantity.value().toPlainString());
        if (!quantity.unit().isEmpty()) {
            Collections.addAll(attributes, "unit", quantity.unit());
        }
        return attributes.toArray(String[]::new);
    }

    /** With a decimal comma. */
    public static String readable(Quantity quantity) {
        String number = quantity.value().toPlainString().replace('.', ',');
        return quantity.unitLabel().isEmpty() ? number : number + ' ' + quantity.unitLabel();
    }
}
