package org.segursdk.sandbox.internal.annuaire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A value of a date parameter: a prefix, and a date as precise as it was written. Without a zone it is meant in UTC. Source: annuaire §5.
 *
 * @param begin first moment of what was written
 * @param end first moment after it
 */
record DateRange(String prefix, Instant begin, Instant end) {
    private static final Set<String> PREFIXES = Set.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

    /** @throws FhirError when it is no date */
    static DateRange parse(String value) throws FhirError {
        String prefix = value.length() > 2 && PREFIXES.contains(value.substring(0, 2)) ? value.substring(0, 2) : "";
        String date = value.substring(prefix.length());
        try {
            return parse(prefix.isEmpty() ? "eq" : prefix, date);
        } catch (DateTimeParseException e) {
            throw FhirError.bad("Invalid date/time format");
        }
    }

    private static DateRange parse(String prefix, String date) {
        return switch (date.length()) {
            case 4 -> {
                LocalDate first = Year.parse(date).atDay(1);
                yield new DateRange(prefix, start(first), start(first.plusYears(1)));
            }
            case 7 -> {
                LocalDate first = YearMonth.parse(date).atDay(1);
                yield new DateRange(prefix, start(first), start(first.plusMonths(1)));
            }
            case 10 -> {
                LocalDate day = LocalDate.parse(date);
                yield new DateRange(prefix, start(day), start(day.plusDays(1)));
            }
            default -> moment(prefix, date);
        };
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A plus that a careless client left unencoded has become a space. */
    private static DateRange moment(String prefix, String written) {
        String text = written.replace(' ', '+');
        boolean zoned = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
        Instant begin = zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        String time = text.substring(11).replaceAll("Z|[+-].*", "");
        ChronoUnit unit =
                time.length() > 8 ? ChronoUnit.MILLIS : time.length() > 5 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        return new DateRange(prefix, begin, begin.plus(1, unit));
    }

    boolean holds(Instant moment) {
        boolean within = !moment.isBefore(begin) && moment.isBefore(end);
        return switch (prefix) {
            case "ne" -> !within;
            case "gt", "sa" -> !moment.isBefore(end);
            case "lt", "eb" -> moment.isBefore(begin);
            case "ge" -> !moment.isBefore(begin);
            case "le" -> moment.isBefore(end);
            case "ap" -> {
                Duration about = Duration.ofDays(1);
                yield !moment.isBefore(begin.minus(about)) && moment.isBefore(end.plus(about));
            }
            default -> within;
        };
    }
}
