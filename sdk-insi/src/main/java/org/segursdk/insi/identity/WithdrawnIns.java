package org.segursdk.insi.identity;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.identity.Ins;

/**
 * The dated trace of an INS that no longer stands: for audit and as a search key, never emitted. How long it is kept is not
 * published: the software's to decide. Source: insi §4.4.
 *
 * @param ins what was active
 * @param at when it was withdrawn
 * @param reason the kind of event that withdrew it
 */
public record WithdrawnIns(Ins ins, Instant at, TransitionKind reason) {
    public WithdrawnIns {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "WithdrawnIns[" + reason + ", redacted]";
    }
}
