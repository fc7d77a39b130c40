package org.segursdk.sandbox.internal.annuaire;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts calls of a key in a window that begins with its first call. The window is shorter than the second it stands for, so that a
 * client that spaces its calls evenly is not refused for the jitter of the network. Measured by a monotonic clock: the sandbox's own may
 * stand still. Thread-safe. Source: annuaire §1.
 */
final class RateLimit {
    private static final long WINDOW = Duration.ofMillis(900).toNanos();
    private static final int KEYS = 1_000;

    private final LongSupplier nanos;
    private final Map<String, Window> windows = new HashMap<>();
    private int calls;

    RateLimit(int calls, LongSupplier nanos) {
        this.calls = calls;
        this.nanos = nanos;
    }

    private record Window(long start, int count) {}

    /** @param value 0: no limit */
    synchronized void calls(int value) {
        calls = value;
        windows.clear();
    }

    /** Counts a call and tells whether it is within the limit. */
    synchronized boolean admits(String key) {
        if (calls == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        Window window = windows.get(key);
        if (window == null || now - window.start() >= WINDOW) {
            if (windows.size() >= KEYS) {
                windows.clear();
            }
            window = new Window(now, 0);
        }
        windows.put(key, new Window(window.start(), window.count() + 1));
        return window.count() < calls;
    }
}
