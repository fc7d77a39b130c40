package org.segursdk.core.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * A date of birth that may be lunar: day, or month and day, {@code 00} when unknown. No time zone: a civil date.
 * {@code toString} never shows it. Source: insi §1.3.
 */
public final class BirthDate {
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

    private final int year;
    private final int month;
    private final int day;

    private BirthDate(int year, int month, int day) {
        this.year = year;
        this.month = month;
        this.day = day;
    }

    public static BirthDate of(LocalDate date) {
        return new BirthDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Reads {@code AAAA-MM-JJ}; month and day may be {@code 00}.
     *
     * @throws InvalidInputException rule {@code INS-BIRTHDATE}: not of that form, or a date that does not exist (31/02)
     */
    public static BirthDate parse(String text) {
        BirthDate date = received(text);
        if (!date.isPossible()) {
            throw InvalidInputException.of(
                    "BirthDate",
                    "birthDate",
                    "INS-BIRTHDATE",
                    "cette date n'existe pas au calendrier",
                    "no such date in the calendar");
        }
        return date;
    }

    /**
     * Reads {@code AAAA-MM-JJ} as a service sent it: the parts may lie outside the calendar and are kept.
     *
     * @throws InvalidInputException rule {@code INS-BIRTHDATE} when it is not 4-2-2 digits
     */
    public static BirthDate received(String text) {
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            throw InvalidInputException.of(
                    "BirthDate", "birthDate", "INS-BIRTHDATE", "forme attendue AAAA-MM-JJ", "expected form YYYY-MM-DD");
        }
        return new BirthDate(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** Whether day or month is unknown. */
    public boolean isLunar() {
        return month == 0 || day == 0;
    }

    /** The calendar date when it is complete and exists. */
    public Optional<LocalDate> toLocalDate() {
        try {
            return isLunar() ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The date to use in a document when this one is lunar: day unknown gives the 1st, month unknown gives January, both
     * give 31 December. Source: insi §1.3 (RNIV EXI PP 19).
     */
    public BirthDate completed() {
        if (!isLunar()) {
            return this;
        }
        if (month == 0 && day == 0) {
            return new BirthDate(year, 12, 31);
        }
        return day == 0 ? new BirthDate(year, month, 1) : new BirthDate(year, 1, day);
    }

    /** {@code AAAA-MM-JJ} with {@code 00} for unknown parts. */
    public String toIso() {
        return append(
                        append(append(new StringBuilder(10), year, 4).append('-'), month, 2)
                                .append('-'),
                        day,
                        2)
                .toString();
    }

    /** {@code AAAAMMJJ} with {@code 00} for unknown parts; complete it first for CDA and HL7. */
    public String toCompact() {
        return append(append(append(new StringBuilder(8), year, 4), month, 2), day, 2)
                .toString();
    }

    private static StringBuilder append(StringBuilder out, int number, int digits) {
        for (int unit = digits == 4 ? 1000 : 10; unit > 0; unit /= 10) {
            out.append((char) ('0' + number / unit % 10));
        }
        return out;
    }

    private boolean isPossible() {
        if (year == 0 || month > 12) {
            return false;
        }
        if (month == 0) {
            return day <= 31;
        }
        return day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BirthDate that && year == that.year && month == that.month && day == that.day;
    }

    @Override
    public int hashCode() {
        return (year * 13 + month) * 32 + day;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BirthDate[redacted]";
    }
}
