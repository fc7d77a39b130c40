package org.segursdk.insi.identity;

import java.util.Optional;

/** Where a software keeps its identities: its own database. Implementations are thread-safe. */
public interface IdentityStore {
    /** What was stored for a record. */
    Optional<StoredIdentity> find(String recordId);

    /** Stores the state and appends the journal in one transaction. */
    void save(IdentityDecision decision);
}
