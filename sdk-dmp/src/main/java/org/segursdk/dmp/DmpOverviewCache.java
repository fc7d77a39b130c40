package org.segursdk.dmp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;

/**
 * Overviews already asked for, so that opening a record again asks the DMP nothing. The caller owns it: no client keeps one.
 * An overview is of one user: what one may see is never given to another. It serves until its time to live is over, until the user
 * logs out ({@link #clear}), or until a newer one pushes it out when the cache is full. Feeding, masking or an authorisation change
 * what it says: {@link #forget} it then. Thread-safe; {@code toString} shows nobody. Source: rem DMPC-07, DMPC-09.
 */
public final class DmpOverviewCache {
    private final Duration timeToLive;
    private final int capacity;
    private final Clock clock;
    /** The least recently used first; the lock of everything that changes here. */
    private final LinkedHashMap<Key, DmpOverview> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long changes;

    private record Key(String holder, Ins ins) {
        @Override
        public String toString() {
            return "Key[redacted]";
        }
    }

    private DmpOverviewCache(Duration timeToLive, int capacity, Clock clock) {
        this.timeToLive = timeToLive;
        this.capacity = capacity;
        this.clock = clock;
    }

    /**
     * An empty cache.
     *
     * @param timeToLive how long an overview serves from when it was asked, positive
     * @param capacity overviews kept at once, at least one
     * @throws InvalidInputException rules {@code DMP-CACHE-TTL}, {@code DMP-CACHE-CAPACITY}
     */
    public static DmpOverviewCache create(Duration timeToLive, int capacity, Clock clock) {
        new Violations()
                .check(
                        !timeToLive.isNegative() && !timeToLive.isZero(),
                        "timeToLive",
                        "DMP-CACHE-TTL",
                        "la durée de vie est positive",
                        "the time to live is positive")
                .check(capacity > 0, "capacity", "DMP-CACHE-CAPACITY", "au moins une entrée", "at least one entry")
                .throwIfAny("DmpOverviewCache");
        return new DmpOverviewCache(timeToLive, capacity, Objects.requireNonNull(clock, "clock"));
    }

    /**
     * The overview that still serves.
     *
     * @param holder the user: account or session
     */
    public Optional<DmpOverview> find(String holder, Ins ins) {
        Instant now = clock.instant();
        Key key = new Key(holder, ins);
        synchronized (entries) {
            DmpOverview found = entries.get(key);
            if (found != null && !serves(found, now)) {
                entries.remove(key);
                return Optional.empty();
            }
            return Optional.ofNullable(found);
        }
    }

    /**
     * The overview that still serves, or a new one. The question is asked outside any lock; its answer is kept unless something was
     * cleared or forgotten meanwhile. A failure is not kept.
     *
     * @param question asks the DMP
     */
    public DmpOverview get(String holder, Ins ins, Supplier<DmpOverview> question) {
        long before;
        synchronized (entries) {
            Optional<DmpOverview> found = find(holder, ins);
            if (found.isPresent()) {
                return found.get();
            }
            before = changes;
        }
        DmpOverview answer = question.get();
        Instant now = clock.instant();
        synchronized (entries) {
            if (changes == before && serves(answer, now)) {
                keep(new Key(holder, ins), answer);
            }
        }
        return answer;
    }

    private void keep(Key key, DmpOverview overview) {
        entries.put(key, overview);
        if (entries.size() > capacity) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** One that is of the future was asked before the clock was set back: nobody knows how old it is. */
    private boolean serves(DmpOverview overview, Instant now) {
        return !overview.askedAt().isAfter(now)
                && overview.askedAt().plus(timeToLive).isAfter(now);
    }

    /** Forgets one overview, because what it says has changed. */
    public void forget(String holder, Ins ins) {
        synchronized (entries) {
            changes++;
            entries.remove(new Key(holder, ins));
        }
    }

    /** Forgets all that a user saw, at logout. */
    public void clear(String holder) {
        synchronized (entries) {
            changes++;
            entries.keySet().removeIf(key -> key.holder().equals(holder));
        }
    }

    /** Forgets everything. */
    public void clear() {
        synchronized (entries) {
            changes++;
            entries.clear();
        }
    }

    /** Overviews kept, those run out and not asked for since included. */
    public int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /** Its size alone. */
    @Override
    public String toString() {
        return "DmpOverviewCache[" + size() + "]";
    }
}
