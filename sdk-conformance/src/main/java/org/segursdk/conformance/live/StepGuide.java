package org.segursdk.conformance.live;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.segursdk.core.error.LocalizedText;

/**
 * A guide that shows one step at a time to whoever looks, and waits until somebody says that it is done or passed over. Thread-safe.
 */
public final class StepGuide implements LiveGuide {
    /** Where the run stands. */
    public enum State {
        /** The kit is at work; the next step comes. */
        WORKING,
        /** A step waits to be done. */
        ASKING,
        /** No step comes any more. */
        FINISHED
    }

    /**
     * What is to be done.
     *
     * @param number counts from 1
     * @param check id of the check that asks
     * @param instruction what to do with the product
     */
    public record Step(int number, String check, LocalizedText instruction) {
        public Step {
            Objects.requireNonNull(check, "check");
            Objects.requireNonNull(instruction, "instruction");
        }
    }

    /**
     * What somebody sees who looks.
     *
     * @param step the step that waits, when one does
     */
    public record View(State state, Optional<Step> step) {
        public View {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(step, "step");
        }
    }

    private final Consumer<Step> shown;
    private final Duration patience;
    private View view = new View(State.WORKING, Optional.empty());
    private Optional<Boolean> answer = Optional.empty();
    private int count;

    /**
     * @param patience how long a step may wait before it is passed over; zero for ever
     * @param shown called with each step
     */
    public StepGuide(Duration patience, Consumer<Step> shown) {
        this.patience = patience;
        this.shown = Objects.requireNonNull(shown, "shown");
    }

    @Override
    public boolean ask(String check, LocalizedText instruction) throws InterruptedException {
        Step step;
        synchronized (this) {
            if (view.state() == State.FINISHED) {
                return false;
            }
            step = new Step(++count, check, instruction);
            answer = Optional.empty();
            view = new View(State.ASKING, Optional.of(step));
            notifyAll();
        }
        shown.accept(step);
        return awaitAnswer();
    }

    private synchronized boolean awaitAnswer() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (answer.isEmpty() && view.state() == State.ASKING) {
            long left = patience.isZero() ? 0 : deadline - System.nanoTime();
            if (!patience.isZero() && left <= 0) {
                break;
            }
            wait(left / 1_000_000 + (patience.isZero() ? 0 : 1));
        }
        if (view.state() == State.ASKING) {
            view = new View(State.WORKING, Optional.empty());
        }
        notifyAll();
        return answer.orElse(false);
    }

    /**
     * Ends the step that waits.
     *
     * @param check id of the check the answer is for; empty for whichever waits
     * @param done false passes it over
     * @return whether such a step waited
     */
    public synchronized boolean answer(String check, boolean done) {
        boolean fits = view.step()
                .filter(step -> check.isEmpty() || check.equals(step.check()))
                .isPresent();
        if (view.state() != State.ASKING || answer.isPresent() || !fits) {
            return false;
        }
        answer = Optional.of(done);
        notifyAll();
        return true;
    }

    /** What there is to do now; waits while the kit is at work. */
    public synchronized View now(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (left > 0 && (view.state() == State.WORKING || answer.isPresent() && view.state() == State.ASKING)) {
            wait(left / 1_000_000 + 1);
            left = deadline - System.nanoTime();
        }
        boolean answered = answer.isPresent() && view.state() == State.ASKING;
        return answered ? new View(State.WORKING, Optional.empty()) : view;
    }

    /** No step comes any more; one that waits is passed over. */
    public synchronized void finish() {
        view = new View(State.FINISHED, Optional.empty());
        notifyAll();
    }
}
