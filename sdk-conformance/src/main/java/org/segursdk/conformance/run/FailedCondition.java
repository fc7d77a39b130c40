package org.segursdk.conformance.run;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * A condition of a check that does not hold.
 *
 * @param condition stable id within the check
 * @param effect what it does to the verdict
 * @param location where
 * @param message what is wrong, without patient data
 * @param hint how to mend it
 */
public record FailedCondition(
        String condition, Effect effect, Location location, LocalizedText message, LocalizedText hint) {
    /** What a condition does to the verdict of its check when it does not hold. */
    public enum Effect {
        FAILURE,
        REVIEW,
        WARNING
    }

    public FailedCondition {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
    }
}
