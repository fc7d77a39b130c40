package org.segursdk.sandbox;

import java.util.List;

/**
 * Every exchange with the simulators, oldest first; the last 1 000 are kept. Unless the sandbox was started with
 * {@code redactUnlessSynthetic(false)}, bodies are kept only when every identity in them is synthetic (see
 * {@link org.segursdk.core.identity.SyntheticIdentities}; for an INSi search by traits, when the birth name and date belong to a
 * person of the simulator's table). Thread-safe.
 */
public interface Recorder {
    List<RecordedExchange> exchanges();

    /** Forgets all exchanges and deletes their files. */
    void clear();
}
