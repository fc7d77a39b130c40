package org.segursdk.sandbox.internal.mss;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which tokens are accepted, whose they are and until when. */
final class Tokens {
    private record Entry(String holder, Instant expiry) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    void accept(String token, String holder, Instant expiry) {
        entries.put(token, new Entry(holder, expiry));
    }

    void revoke(String token) {
        entries.remove(token);
    }

    void clear() {
        entries.clear();
    }

    /** Whose the token is, while it is accepted. */
    Optional<String> holder(String token) {
        return Optional.ofNullable(entries.get(token))
                .filter(entry -> clock.instant().isBefore(entry.expiry()))
                .map(Entry::holder);
    }
}
