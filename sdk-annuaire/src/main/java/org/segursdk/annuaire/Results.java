package org.segursdk.annuaire;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a search found.
 *
 * @param items in the order found
 * @param total how many there are in all; empty when the directory does not count them
 * @param more whether there are others beyond the limit of the query
 * @param <T> what was searched
 */
public record Results<T>(List<T> items, OptionalLong total, boolean more) {
    public Results {
        items = List.copyOf(items);
        Objects.requireNonNull(total, "total");
    }

    /** The number of items alone. */
    @Override
    public String toString() {
        return "Results[" + items.size() + (more ? " and more]" : "]");
    }
}
