package org.segursdk.mss.received;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of header fields, written by anybody. Source: RFC 5322 §3.3, §4.3. */
final class DateField {
    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z]{2,9}\\.?\\s*,?\\s*)?([0-9]{1,2})\\s+([A-Za-z]{3,9})\\.?\\s+([0-9]{2,4})\\s+"
                    + "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\\s*([+-][0-9]{4}|[A-Za-z]{1,5})?.*");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int LONGEST = 200;

    private DateField() {}

    /** The instant, when day, hour and offset are told; without an offset nobody knows which it is. */
    static Optional<Instant> read(String field) {
        Matcher matcher = FORM.matcher(field.substring(0, Math.min(LONGEST, field.length()))
                .replaceAll("\\([^()]*\\)", " ")
                .strip());
        if (!matcher.matches() || matcher.group(7) == null) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(matcher.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(matcher.group(3));
        String seconds = matcher.group(6) == null ? "0" : matcher.group(6);
        try {
            LocalDateTime local = LocalDateTime.of(
                    year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year,
                    month,
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(4)),
                    Integer.parseInt(matcher.group(5)),
                    Math.min(59, Integer.parseInt(seconds)));
            return offset(matcher.group(7)).map(local::toInstant);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneOffset> offset(String text) {
        if (text.charAt(0) == '+' || text.charAt(0) == '-') {
            int hours = Integer.parseInt(text.substring(1, 3));
            int minutes = Integer.parseInt(text.substring(3));
            int sign = text.charAt(0) == '-' ? -1 : 1;
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "GMT", "UT", "UTC", "Z" -> Optional.of(ZoneOffset.UTC);
            case "CET" -> Optional.of(ZoneOffset.ofHours(1));
            case "CEST" -> Optional.of(ZoneOffset.ofHours(2));
            default -> Optional.empty();
        };
    }
}
