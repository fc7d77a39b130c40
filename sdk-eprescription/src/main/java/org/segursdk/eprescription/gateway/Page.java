package org.segursdk.eprescription.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of what a search found.
 *
 * @param items of this page
 * @param next what to give to {@link SearchCriteria.Builder#after} for the next one; empty: there is none
 * @param <T> what is found
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Page[" + items.size() + (next.isPresent() ? ", more" : "") + "]";
    }
}
