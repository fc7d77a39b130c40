package org.segursdk.exchange.inbox;

import java.util.List;

/**
 * What became of something that arrived.
 *
 * @param takenBefore it had been taken in before: nothing was done
 * @param shown numbers of the items that the list shows
 * @param hidden numbers of the items kept behind others: duplicates, other levels of a document, older versions
 * @param filedByRule numbers of those filed without a person
 */
public record Reception(boolean takenBefore, List<Long> shown, List<Long> hidden, List<Long> filedByRule) {
    static final Reception BEFORE = new Reception(true, List.of(), List.of(), List.of());

    public Reception {
        shown = List.copyOf(shown);
        hidden = List.copyOf(hidden);
        filedByRule = List.copyOf(filedByRule);
    }
}
