package org.segursdk.exchange.inbox;

import org.segursdk.core.error.LocalizedText;

/**
 * What was done with an item. Several hold at once, each set by its own gesture: filing never marks as read, reading never validates.
 * Source: rem WL-09, mssante §6.
 */
public enum WorkStatus {
    /** Nobody has read it. */
    NEW("nouveau", "new"),
    READ("lu", "read"),
    VALIDATED("validé", "validated"),
    /** In a patient's record. */
    FILED("classé", "filed"),
    /** Taken out of the list; it stays reachable. */
    DELETED("supprimé", "deleted"),
    /** A later version came; the link to it is kept. */
    REPLACED("remplacé", "replaced");

    private final String french;
    private final String english;

    WorkStatus(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }
}
