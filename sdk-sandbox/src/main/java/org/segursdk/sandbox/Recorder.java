package org.segursdk.sandbox;

import java.util.List;

/**
 * Every exchange with the simulators, oldest first; the last 1 000 are kept. Unless the sandbox was started with
 * {@code redactUnlessSynthetic(false)}, bodies are kept only when the identities in them are proven synthetic (see
 * {@link org.segursdk.core.identity.SyntheticIdentities}): every matricule is, and for INSi the birth name and date are those of a
 * synthetic person of the simulator's table; the Annuaire's, where nobody real was put into the directory. A body without any identity
 * is withheld too. Thread-safe.
 */
public interface Recorder {
    List<RecordedExchange> exchanges();

    /** Forgets all exchanges and deletes their files. */
    void clear();
}
