package org.segursdk.exchange.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;

/**
 * The days figures are counted over, as the structure's calendar has them.
 *
 * @param from first day
 * @param before day after the last one
 * @param zone where days begin at midnight
 */
public record IndicatorPeriod(LocalDate from, LocalDate before, ZoneId zone) {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    /** @throws InvalidInputException rule {@code INDICATOR-PERIOD} */
    public IndicatorPeriod {
        Objects.requireNonNull(zone, "zone");
        if (!before.isAfter(from)) {
            throw InvalidInputException.of(
                    "IndicatorPeriod",
                    "before",
                    "INDICATOR-PERIOD",
                    "la période finit avant d'avoir commencé",
                    "the period ends before it begins");
        }
    }

    /** A month, in metropolitan France. */
    public static IndicatorPeriod month(YearMonth month) {
        return new IndicatorPeriod(month.atDay(1), month.plusMonths(1).atDay(1), FRANCE);
    }

    /** A calendar year, in metropolitan France. */
    public static IndicatorPeriod year(Year year) {
        return new IndicatorPeriod(year.atDay(1), year.plusYears(1).atDay(1), FRANCE);
    }

    /** The calendar year before the one the clock is in. */
    public static IndicatorPeriod previousYear(Clock clock) {
        return year(Year.from(clock.instant().atZone(FRANCE)).minusYears(1));
    }

    /** The same days elsewhere: {@code Indian/Reunion}. */
    public IndicatorPeriod in(ZoneId other) {
        return new IndicatorPeriod(from, before, other);
    }

    /** Its first instant. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return before.atStartOfDay(zone).toInstant();
    }
}
