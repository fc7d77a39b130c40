package org.segursdk.eprescription.sending;

import java.util.Objects;

/**
 * How far a step came.
 *
 * @param status how far
 * @param code why it was skipped, failed or is uncertain: a code of the SDK ({@link SkipReason}, a rule, {@code READ-TIMEOUT}…) or the
 *     base's own; {@code ""} otherwise
 * @param retryable of a failure: the same may be tried again without harm
 */
public record StepResult(Status status, String code, boolean retryable) {
    /** How far a step came. */
    public enum Status {
        /** Not begun. */
        PENDING,
        /** Begun, and its end not known yet; in a state read back, the process died in it. */
        RUNNING,
        DONE,
        /** Not done, for a reason that is no failure. */
        SKIPPED,
        FAILED,
        /** Begun, and nobody knows whether it was done. */
        UNCERTAIN
    }

    static final StepResult PENDING = new StepResult(Status.PENDING, "", false);
    static final StepResult RUNNING = new StepResult(Status.RUNNING, "", false);
    static final StepResult DONE = new StepResult(Status.DONE, "", false);

    public StepResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(code, "code");
    }

    static StepResult skipped(SkipReason reason) {
        return new StepResult(Status.SKIPPED, reason.name(), false);
    }

    static StepResult failed(String code, boolean retryable) {
        return new StepResult(Status.FAILED, code, retryable);
    }

    static StepResult uncertain(String code) {
        return new StepResult(Status.UNCERTAIN, code, false);
    }

    boolean is(Status other) {
        return status == other;
    }

    /** Whether it stands: nothing more happens to it by itself. */
    public boolean isReported() {
        return status != Status.PENDING && status != Status.RUNNING;
    }
}
