package org.segursdk.sandbox.internal.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Situations to come: a queue for the next exchanges, then the lasting one. */
public final class SituationQueue<T> {
    private final Deque<T> next = new ArrayDeque<>();
    private T always;

    public SituationQueue(T normal) {
        this.always = normal;
    }

    public synchronized void next(List<T> situations) {
        next.addAll(situations);
    }

    /** Lasts until changed; what is queued comes first. */
    public synchronized void always(T situation) {
        always = situation;
    }

    /** Empties the queue and sets the lasting situation. */
    public synchronized void reset(T normal) {
        next.clear();
        always = normal;
    }

    public synchronized T take() {
        T head = next.pollFirst();
        return head == null ? always : head;
    }

    /** What is to come, the lasting one last. */
    public synchronized List<T> pending() {
        List<T> all = new ArrayList<>(next);
        all.add(always);
        return all;
    }
}
