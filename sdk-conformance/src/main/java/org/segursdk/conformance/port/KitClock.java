package org.segursdk.conformance.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The bench's clock: the system's, until a check moves it ahead. Sandbox and product share it. Thread-safe. */
public final class KitClock extends Clock {
    private final Clock source;
    private final AtomicReference<Duration> ahead;

    KitClock(Clock source) {
        this(source, new AtomicReference<>(Duration.ZERO));
    }

    private KitClock(Clock source, AtomicReference<Duration> ahead) {
        this.source = source;
        this.ahead = ahead;
    }

    /** Moves ahead; a negative duration moves back. */
    public void advance(Duration duration) {
        ahead.updateAndGet(before -> before.plus(duration));
    }

    void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new KitClock(source.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }
}
