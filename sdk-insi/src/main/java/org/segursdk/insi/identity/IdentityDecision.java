package org.segursdk.insi.identity;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.Violation;

/**
 * What follows from an event: the state to store, the lines to journal, what to do next. A refused event leaves the state as
 * it was and is journaled with the rules that refused it.
 *
 * @param identity the new state, or the old one when refused
 * @param journal lines to append, in the same transaction as the state
 * @param actions what the software has to do
 * @param refusals every rule that refused the event; empty when it was carried out
 */
public record IdentityDecision(
        PatientIdentity identity,
        List<IdentityJournalEntry> journal,
        List<RequiredAction> actions,
        List<Violation> refusals) {
    public IdentityDecision {
        Objects.requireNonNull(identity, "identity");
        journal = List.copyOf(journal);
        actions = List.copyOf(actions);
        refusals = List.copyOf(refusals);
    }

    /** Whether the event was carried out. */
    public boolean isAccepted() {
        return refusals.isEmpty();
    }
}
