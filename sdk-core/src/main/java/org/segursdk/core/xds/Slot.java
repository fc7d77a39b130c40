package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A named list of values of a registry object.
 *
 * @param name such as {@code creationTime}
 * @param values in order; surrounding white space is no part of a value
 */
public record Slot(String name, List<String> values) {
    public Slot {
        Objects.requireNonNull(name, "name");
        values = stripped(values);
    }

    public static Slot of(String name, String value) {
        return new Slot(name, List.of(value));
    }

    private static List<String> stripped(List<String> values) {
        for (String value : values) {
            if (!value.equals(value.strip())) {
                List<String> copy = new ArrayList<>(values.size());
                values.forEach(each -> copy.add(each.strip()));
                return List.copyOf(copy);
            }
        }
        return List.copyOf(values);
    }

    /** Without the values, which may identify somebody. */
    @Override
    public String toString() {
        return "Slot[" + name + ", " + values.size() + " value(s)]";
    }
}
