package org.segursdk.annuaire.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Spaces calls so that no more than so many fall into one second, whatever the number of clients: the limit is that of a key, so
 * clients of one process share its limiter. A slot that is given is spent. Thread-safe. Source: annuaire §1.
 */
public final class RateLimiter {
    /** A little more than the second, since calls do not all take the same time to arrive. */
    static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(1050);

    /** One limiter for each key used in this process; the key itself is not kept. */
    private static final Map<String, RateLimiter> SHARED = new HashMap<>();

    private static final int MANY = 1000;
    private static final long IDLE = TimeUnit.MINUTES.toNanos(1);

    private final Deque<Long> given = new ArrayDeque<>();
    private int perSecond;
    private long pausedUntil;
    private boolean paused;

    RateLimiter(int perSecond) {
        this.perSecond = perSecond;
    }

    /** The limiter of that key; of several limits the lowest holds. */
    public static RateLimiter of(String key, int perSecond, long now) {
        synchronized (SHARED) {
            if (SHARED.size() > MANY) {
                SHARED.values().removeIf(limiter -> limiter.isIdle(now));
            }
            RateLimiter limiter = SHARED.computeIfAbsent(digest(key), any -> new RateLimiter(perSecond));
            limiter.atMost(perSecond);
            return limiter;
        }
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void atMost(int limit) {
        perSecond = Math.min(perSecond, limit);
    }

    private synchronized boolean isIdle(long now) {
        return given.isEmpty() || now - given.getLast() > IDLE;
    }

    /** Takes the next slot and tells how long to wait for it, in nanoseconds. */
    public synchronized long reserve(long now) {
        long at = now;
        if (paused && pausedUntil - at > 0) {
            at = pausedUntil;
        } else {
            paused = false;
        }
        if (!given.isEmpty() && given.getLast() - at > 0) {
            at = given.getLast();
        }
        while (given.size() >= perSecond) {
            long free = given.removeFirst() + WINDOW;
            if (free - at > 0) {
                at = free;
            }
        }
        given.addLast(at);
        return at - now;
    }

    /** Gives no slot for a while: the server said that calls come too fast. */
    public synchronized void pause(long now, long nanos) {
        long until = now + nanos;
        if (!paused || until - pausedUntil > 0) {
            paused = true;
            pausedUntil = until;
        }
    }
}
