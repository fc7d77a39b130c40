package org.segursdk.exchange.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves a destination alone that failed several times in a row, then lets one delivery try it. Each node has its own, so that none
 * waits for another's. Thread-safe.
 */
final class CircuitBreaker {
    private final int limit;
    private final Duration open;
    private final Clock clock;
    private final Map<String, State> states = new HashMap<>();

    private static final class State {
        private int failures;
        private Instant until = Instant.MIN;
        private boolean probing;
    }

    CircuitBreaker(int limit, Duration open, Clock clock) {
        this.limit = limit;
        this.open = open;
        this.clock = clock;
    }

    /** When to come back; empty: go ahead, and say how it went. */
    synchronized Optional<Instant> comeBack(String destination) {
        State state = states.computeIfAbsent(destination, each -> new State());
        if (state.failures < limit) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean setBack = state.until.isAfter(now.plus(open));
        if (now.isBefore(state.until) && !setBack) {
            return Optional.of(state.until);
        }
        if (state.probing) {
            return Optional.of(now.plus(open));
        }
        state.probing = true;
        return Optional.empty();
    }

    synchronized void answered(String destination) {
        states.remove(destination);
    }

    synchronized void failed(String destination) {
        State state = states.computeIfAbsent(destination, each -> new State());
        state.probing = false;
        state.failures++;
        if (state.failures >= limit) {
            state.until = clock.instant().plus(open);
        }
    }

    /** Neither answered nor failed: it never came to that. */
    synchronized void gaveUp(String destination) {
        State state = states.get(destination);
        if (state != null) {
            state.probing = false;
        }
    }
}
