package org.segursdk.dmp.consent;

import java.util.Objects;

/**
 * What follows from an event.
 *
 * @param consent the new state
 * @param entry the line to append to the journal
 */
public record ConsentDecision(DmpConsent consent, ConsentJournalEntry entry) {
    public ConsentDecision {
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(entry, "entry");
    }
}
