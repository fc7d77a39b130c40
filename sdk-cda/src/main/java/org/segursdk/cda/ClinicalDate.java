package org.segursdk.cda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;

/**
 * A clinical date known to the year, the month, the day or the instant: what is not known is not invented. A year, month or
 * day is a civil date without time zone; an instant is written in the document's zone. {@code toString} never shows it.
 * Source: cda §1.2 (TS).
 */
public final class ClinicalDate {
    /** How much of the date is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        INSTANT
    }

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private final Precision precision;
    private final LocalDate firstDay;
    private final @Nullable Instant instant;

    private ClinicalDate(Precision precision, LocalDate firstDay, @Nullable Instant instant) {
        if (firstDay.getYear() < FIRST_YEAR || firstDay.getYear() > LAST_YEAR) {
            throw InvalidInputException.of(
                    "ClinicalDate", "year", "CDA-DATE", "une année a quatre chiffres", "a year has four digits");
        }
        this.precision = precision;
        this.firstDay = firstDay;
        this.instant = instant;
    }

    /** Only the year is known. */
    public static ClinicalDate year(int year) {
        return new ClinicalDate(Precision.YEAR, LocalDate.of(year, 1, 1), null);
    }

    /** Month and year are known. */
    public static ClinicalDate month(int year, int month) {
        return new ClinicalDate(Precision.MONTH, YearMonth.of(year, month).atDay(1), null);
    }

    /** The day is known. */
    public static ClinicalDate day(LocalDate day) {
        return new ClinicalDate(Precision.DAY, Objects.requireNonNull(day, "day"), null);
    }

    /** The instant is known, to the second. */
    public static ClinicalDate at(Instant instant) {
        return new ClinicalDate(Precision.INSTANT, LocalDate.ofInstant(instant, java.time.ZoneOffset.UTC), instant);
    }

    /**
     * Reads {@code AAAA}, {@code AAAA-MM} or {@code AAAA-MM-JJ}.
     *
     * @throws InvalidInputException rule {@code CDA-DATE}: another form, or a date that does not exist
     */
    public static ClinicalDate parse(String text) {
        try {
            return switch (text.length()) {
                case 4 -> year(Integer.parseInt(text));
                case 7 -> {
                    YearMonth month = YearMonth.parse(text);
                    yield month(month.getYear(), month.getMonthValue());
                }
                default -> day(LocalDate.parse(text));
            };
        } catch (java.time.DateTimeException | NumberFormatException e) {
            throw InvalidInputException.of(
                    "ClinicalDate",
                    "date",
                    "CDA-DATE",
                    "forme attendue AAAA, AAAA-MM ou AAAA-MM-JJ, et une date qui existe",
                    "expected form YYYY, YYYY-MM or YYYY-MM-DD, and a date that exists");
        }
    }

    public Precision precision() {
        return precision;
    }

    /** The instant, when it is known. */
    public Optional<Instant> instant() {
        return Optional.ofNullable(instant);
    }

    /** The day, or the first day of the month or year; of an instant, its day in the given zone. */
    public LocalDate firstDay(ZoneId zone) {
        return instant == null ? firstDay : LocalDate.ofInstant(instant, zone);
    }

    /** Whether this date is surely after the other: dates of different precision are compared on what both know. */
    public boolean isAfter(ClinicalDate other, ZoneId zone) {
        if (instant != null && other.instant != null) {
            return instant.isAfter(other.instant);
        }
        LocalDate mine = firstDay(zone);
        LocalDate theirs = other.firstDay(zone);
        return switch (precision.compareTo(other.precision) < 0 ? precision : other.precision) {
            case YEAR -> mine.getYear() > theirs.getYear();
            case MONTH -> YearMonth.from(mine).isAfter(YearMonth.from(theirs));
            case DAY, INSTANT -> mine.isAfter(theirs);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClinicalDate that
                && precision == that.precision
                && firstDay.equals(that.firstDay)
                && Objects.equals(instant, that.instant);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * precision.hashCode() + firstDay.hashCode()) + Objects.hashCode(instant);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ClinicalDate[redacted]";
    }
}
