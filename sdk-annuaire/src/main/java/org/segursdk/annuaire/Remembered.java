package org.segursdk.annuaire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers to look-ups, for a while, the ones longest unused forgotten first. Thread-safe. */
final class Remembered<V> {
    private record Kept<V>(V value, Instant at) {}

    private final Map<String, Kept<V>> entries;
    private final Duration lifetime;
    private final Clock clock;

    Remembered(int size, Duration lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
                return size() > size;
            }
        };
    }

    synchronized Optional<V> get(String key) {
        Kept<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(entry.at, clock.instant());
        if (age.isNegative() || age.compareTo(lifetime) >= 0) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value);
    }

    synchronized void put(String key, V value) {
        if (!lifetime.isZero()) {
            entries.put(key, new Kept<>(value, clock.instant()));
        }
    }

    synchronized void clear() {
        entries.clear();
    }
}
