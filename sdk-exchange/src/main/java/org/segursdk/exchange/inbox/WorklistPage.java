package org.segursdk.exchange.inbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of the list.
 *
 * @param items in the order asked for
 * @param next where the following page begins ({@link WorklistQuery#after}); empty at the end. It tells what the list is sorted by:
 *     keep it as confidential as the list
 */
public record WorklistPage(List<WorkItem> items, Optional<String> next) {
    public WorklistPage {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    /** How many items. */
    @Override
    public String toString() {
        return "WorklistPage[" + items.size() + " item(s)]";
    }
}
