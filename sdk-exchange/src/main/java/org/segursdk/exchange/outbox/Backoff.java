package org.segursdk.exchange.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delays that double, up to a longest one, a fifth more or less. */
final class Backoff {
    private static final double SPREAD = 0.2;
    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** @param attempts made so far, from 1 */
    Duration after(int attempts) {
        double plain = first.toMillis() * Math.pow(2, Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
        double capped = Math.min(plain, longest.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(capped * (1 + SPREAD * (2 * random.nextDouble() - 1)))));
    }
}
