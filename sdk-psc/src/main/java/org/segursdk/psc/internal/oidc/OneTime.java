package org.segursdk.psc.internal.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers, for a while, what may be used once. Bounded: the oldest is forgotten first. Thread-safe. */
public final class OneTime {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> used = new LinkedHashMap<>();

    public OneTime(Clock clock) {
        this.clock = clock;
    }

    /** Whether this is the first use; what is kept is a digest. */
    public synchronized boolean use(String value, Duration remembered) {
        Instant now = clock.instant();
        used.values().removeIf(until -> !until.isAfter(now));
        if (used.putIfAbsent(Secrets.trace(value), now.plus(remembered)) != null) {
            return false;
        }
        if (used.size() > MOST) {
            Iterator<String> oldest = used.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
