package org.segursdk.dmp.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;

/**
 * A span of time, given in the local time of the user and sent in UTC (EX_3.1-1070). Source: dmp §8.
 *
 * @param from first instant that counts, if bounded
 * @param until first instant that no longer counts, if bounded
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> until) {
    /**
     * @throws InvalidInputException rules {@code DMP-RANGE-EMPTY}, {@code DMP-RANGE-ORDER}
     */
    public TimeRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (from.isEmpty() && until.isEmpty()) {
            throw InvalidInputException.of(
                    "TimeRange",
                    "",
                    "DMP-RANGE-EMPTY",
                    "au moins une borne est attendue",
                    "at least one bound is expected");
        }
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw InvalidInputException.of(
                    "TimeRange",
                    "until",
                    "DMP-RANGE-ORDER",
                    "la fin précède le début",
                    "the end comes before the start");
        }
    }

    public static TimeRange from(ZonedDateTime first) {
        return new TimeRange(Optional.of(first.toInstant()), Optional.empty());
    }

    public static TimeRange since(Instant first) {
        return new TimeRange(Optional.of(first), Optional.empty());
    }

    /** @param end first instant that no longer counts */
    public static TimeRange until(ZonedDateTime end) {
        return new TimeRange(Optional.empty(), Optional.of(end.toInstant()));
    }

    /** @param end first instant that no longer counts */
    public static TimeRange between(ZonedDateTime first, ZonedDateTime end) {
        return new TimeRange(Optional.of(first.toInstant()), Optional.of(end.toInstant()));
    }

    /** Whole days, the first and the last included, as the calendar of that zone counts them. */
    public static TimeRange days(LocalDate first, LocalDate last, ZoneId zone) {
        return between(first.atStartOfDay(zone), last.plusDays(1).atStartOfDay(zone));
    }

    /** Whether an instant lies in the span. */
    public boolean contains(Instant instant) {
        return from.map(bound -> !instant.isBefore(bound)).orElse(true)
                && until.map(instant::isBefore).orElse(true);
    }
}
