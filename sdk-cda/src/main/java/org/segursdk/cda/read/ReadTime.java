package org.segursdk.cda.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;

/**
 * A point in time (HL7 TS) as written: {@code AAAA[MM[JJ[hh[mm[ss[.f]]]]]][±hhmm]}. What the text does not tell (month, hour,
 * offset) is not made up. Source: cda §1.2.
 *
 * @param text the value as written; empty when absent
 * @param nullFlavor why there is none, if told
 */
public record ReadTime(String text, Optional<String> nullFlavor) {
    public ReadTime {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    private static boolean digits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private int digitCount() {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
            count++;
        }
        return count;
    }

    private int offsetIndex() {
        int plus = text.indexOf('+');
        return plus >= 0 ? plus : text.indexOf('-');
    }

    private int part(int from, int absent) {
        return digitCount() >= from + 2 ? Integer.parseInt(text.substring(from, from + 2)) : absent;
    }

    private Optional<LocalDateTime> local() {
        int count = digitCount();
        if (count < 4 || count > 14 || count % 2 != 0) {
            return Optional.empty();
        }
        int end = offsetIndex() < 0 ? text.length() : offsetIndex();
        if (end > count && (count != 14 || text.charAt(count) != '.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    Integer.parseInt(text.substring(0, 4)),
                    part(4, 1),
                    part(6, 1),
                    part(8, 0),
                    part(10, 0),
                    part(12, 0)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ZoneOffset> offset() {
        int at = offsetIndex();
        if (at < 0 || text.length() != at + 5 || !digits(text.substring(at + 1), 4)) {
            return Optional.empty();
        }
        try {
            int sign = text.charAt(at) == '-' ? -1 : 1;
            return Optional.of(ZoneOffset.ofHoursMinutes(
                    sign * Integer.parseInt(text.substring(at + 1, at + 3)),
                    sign * Integer.parseInt(text.substring(at + 3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the value is a date that exists, in a form known to HL7. */
    public boolean isValid() {
        return local().isPresent() && (offsetIndex() < 0 || offset().isPresent());
    }

    /** Whether an hour is told. */
    public boolean hasHour() {
        return digitCount() >= 10 && local().isPresent();
    }

    /** Whether the offset from UTC is told. */
    public boolean hasOffset() {
        return offset().isPresent();
    }

    /** The instant, when the text tells hour and offset. */
    public Optional<Instant> instant() {
        return hasHour() ? local().flatMap(time -> offset().map(time::toInstant)) : Optional.empty();
    }

    /**
     * The instant, when the text tells an hour.
     *
     * @param assumed time zone of a text that tells no offset
     */
    public Optional<Instant> instant(ZoneId assumed) {
        if (!hasHour() || !isValid()) {
            return Optional.empty();
        }
        return instant().or(() -> local().map(time -> time.atZone(assumed).toInstant()));
    }

    /** The civil day as written, when the text tells a day. */
    public Optional<LocalDate> day() {
        return digitCount() >= 8 ? local().map(LocalDateTime::toLocalDate) : Optional.empty();
    }

    /** The date as far as it is known: year, month, day, or instant. An hour without offset gives the day only. */
    public Optional<ClinicalDate> date() {
        Optional<LocalDateTime> local = local().filter(time -> time.getYear() >= 1000);
        return local.map(time -> switch (digitCount()) {
            case 4 -> ClinicalDate.year(time.getYear());
            case 6 -> ClinicalDate.month(time.getYear(), time.getMonthValue());
            default -> instant().map(ClinicalDate::at).orElseGet(() -> ClinicalDate.day(time.toLocalDate()));
        });
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadTime[redacted]";
    }
}
