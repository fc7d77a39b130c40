package org.segursdk.insi.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.ProofType;

/**
 * One line of an identity's journal: who, when, what kind of change, from which status to which. It names traits, never their
 * values; refused events are traced too. Source: rules 16 and 21 (INS/va1.27, INS/va1.44).
 *
 * @param at instant of the event
 * @param recordId the software's key of the patient record
 * @param userId who did it
 * @param kind what was done; {@code CREATED} and {@code RESTORED} stand for the beginning
 * @param before status before; empty for a creation
 * @param after status after
 * @param changed traits whose value changed
 * @param proof kind of proof concerned
 * @param refusals ids of the rules that refused the event; empty when it was carried out
 */
public record IdentityJournalEntry(
        Instant at,
        String recordId,
        String userId,
        String kind,
        Optional<IdentityStatus> before,
        IdentityStatus after,
        Set<Trait> changed,
        Optional<ProofType> proof,
        List<String> refusals) {
    /** Kind of the entry made by a creation. */
    public static final String CREATED = "CREATED";
    /** Kind of the entry made by reloading a stored identity. */
    public static final String RESTORED = "RESTORED";

    public IdentityJournalEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(proof, "proof");
        changed = Set.copyOf(changed);
        refusals = List.copyOf(refusals);
    }

    /** Whether the status changed. */
    public boolean isStatusChange() {
        return before.filter(status -> status == after).isEmpty();
    }

    /** Without who and whom. */
    @Override
    public String toString() {
        return "IdentityJournalEntry[" + kind + ", " + before.map(Enum::name).orElse("-") + " -> " + after + ", "
                + changed + ", " + refusals + "]";
    }
}
