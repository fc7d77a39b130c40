package org.segursdk.eprescription.sending;

/** Asked before each step whether the sending goes on now; where it does not, it is taken up later from the state that was saved. */
@FunctionalInterface
public interface SendingGate {
    /** Goes on to the end. */
    SendingGate OPEN = (state, next) -> true;

    /**
     * @param state as it was saved
     * @param next the step that would be run
     */
    boolean mayRun(SendingState state, SendingStep next);
}
