package org.segursdk.annuaire.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a look-up, with where it came from.
 *
 * @param value empty when there is none of that number
 * @param source who answered
 * @param asOf the answer is at least of that time
 * @param age since then: to be shown with an answer of the copy
 * @param failure code of why the directory itself did not answer, for an answer of the copy
 * @param <T> what was looked up
 */
public record LookedUp<T>(Optional<T> value, Source source, Instant asOf, Duration age, Optional<String> failure) {
    /** Who answered. */
    public enum Source {
        DIRECTORY,
        LOCAL_COPY
    }

    public LookedUp {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(failure, "failure");
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "LookedUp[" + source + ", " + age + ", " + (value.isPresent() ? "found]" : "none]");
    }
}
