package org.segursdk.annuaire.internal.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time as limits and retries see it; tests put their own. */
public interface Pace {
    /** The machine's. */
    Pace SYSTEM = new Pace() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    /** Of any origin; never goes back. */
    long nanos();

    void sleep(long nanos) throws InterruptedException;

    /** From 0 to 1, for waits that do not fall together. */
    double random();
}
