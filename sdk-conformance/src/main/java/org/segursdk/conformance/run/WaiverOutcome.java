package org.segursdk.conformance.run;

import java.util.Objects;
import org.segursdk.conformance.profile.Waiver;

/**
 * What became of a waiver.
 *
 * @param waiver the exception
 * @param state whether it served
 */
public record WaiverOutcome(Waiver waiver, State state) {
    /** Whether a waiver served. */
    public enum State {
        /** It excuses something. */
        USED,
        /** It excuses nothing any more: remove it. */
        UNNEEDED,
        /** Its last day is past. */
        EXPIRED
    }

    public WaiverOutcome {
        Objects.requireNonNull(waiver, "waiver");
        Objects.requireNonNull(state, "state");
    }
}
