package org.segursdk.core.xml;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * Factories that one thread uses at a time. Nobody waits: when all are out, another is made. A pull parser reads from its stream while
 * it is made, and a stream may say nothing for long, so that a lock would hold everybody up.
 */
final class Pool<T> {
    private static final int KEPT = 16;

    private final BlockingQueue<T> free = new ArrayBlockingQueue<>(KEPT);
    private final Supplier<T> making;

    Pool(Supplier<T> making) {
        this.making = making;
    }

    T take() {
        T known = free.poll();
        return known == null ? making.get() : known;
    }

    /** Gives it back; one too many is let go. */
    void give(T used) {
        free.offer(used);
    }
}
