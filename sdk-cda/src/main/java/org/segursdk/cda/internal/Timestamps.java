package org.segursdk.cda.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.segursdk.cda.ClinicalDate;

/** HL7 timestamps with offset, and dates as people read them. Source: cda §1.2. */
public final class Timestamps {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);
    private static final DateTimeFormatter READ_INSTANT =
            DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm:ss", Locale.ROOT);
    public static final DateTimeFormatter READ_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter READ_MONTH = DateTimeFormatter.ofPattern("MM/uuuu", Locale.ROOT);

    private final ZoneId zone;

    public Timestamps(ZoneId zone) {
        this.zone = zone;
    }

    /** With the offset of the document's zone, to the second. */
    public String hl7(Instant instant) {
        return hl7(instant, zone);
    }

    public static String hl7(Instant instant, ZoneId zone) {
        return SECONDS.format(instant.atZone(zone).toOffsetDateTime());
    }

    public static String hl7(ClinicalDate date, ZoneId zone) {
        return switch (date.precision()) {
            case YEAR -> YEAR.format(date.firstDay(zone));
            case MONTH -> MONTH.format(date.firstDay(zone));
            case DAY -> DAY.format(date.firstDay(zone));
            case INSTANT -> hl7(date.instant().orElseThrow(), zone);
        };
    }

    public static String readable(ClinicalDate date, ZoneId zone) {
        return switch (date.precision()) {
            case YEAR -> YEAR.format(date.firstDay(zone));
            case MONTH -> READ_MONTH.format(date.firstDay(zone));
            case DAY -> READ_DAY.format(date.firstDay(zone));
            case INSTANT -> READ_INSTANT.format(date.instant().orElseThrow().atZone(zone));
        };
    }
}
