package org.segursdk.cda.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.segursdk.cda.ClinicalDate;

/**
 * HL7 timestamps with offset, and dates as people read them. Written digit by digit: a large document has thousands, and
 * formatters leave much behind. Source: cda §1.2.
 */
public final class Timestamps {
    private static final int DAY = 86_400;
    private static final int LAST_YEAR = 9999;

    private final ZoneId zone;

    public Timestamps(ZoneId zone) {
        this.zone = zone;
    }

    /** With the offset of the document's zone, to the second. */
    public String hl7(Instant instant) {
        return hl7(instant, zone);
    }

    /** {@code 20260714103000+0200}. */
    public static String hl7(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        long local = instant.getEpochSecond() + offset.getTotalSeconds();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, DAY));
        int second = Math.floorMod(local, DAY);
        Digits digits = new Digits(19);
        digits.add(year(day), 4).add(day.getMonthValue(), 2).add(day.getDayOfMonth(), 2);
        digits.add(second / 3600, 2).add(second / 60 % 60, 2).add(second % 60, 2);
        int minutes = offset.getTotalSeconds() / 60;
        digits.add(minutes < 0 ? '-' : '+');
        return digits.add(Math.abs(minutes) / 60, 2)
                .add(Math.abs(minutes) % 60, 2)
                .toString();
    }

    public static String hl7(ClinicalDate date, ZoneId zone) {
        LocalDate day = date.firstDay(zone);
        return switch (date.precision()) {
            case YEAR -> new Digits(4).add(year(day), 4).toString();
            case MONTH ->
                new Digits(6).add(year(day), 4).add(day.getMonthValue(), 2).toString();
            case DAY ->
                new Digits(8)
                        .add(year(day), 4)
                        .add(day.getMonthValue(), 2)
                        .add(day.getDayOfMonth(), 2)
                        .toString();
            case INSTANT -> hl7(date.instant().orElseThrow(), zone);
        };
    }

    /** {@code 14/07/2026}. */
    public static String readable(LocalDate day) {
        Digits digits = new Digits(10).add(day.getDayOfMonth(), 2).add('/').add(day.getMonthValue(), 2);
        return digits.add('/').add(year(day), 4).toString();
    }

    /** {@code 14/07/2026 à 10:30:00}, in the zone. */
    public static String readable(Instant instant, ZoneId zone) {
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        int second = Math.floorMod(local, DAY);
        Digits time = new Digits(8).add(second / 3600, 2).add(':').add(second / 60 % 60, 2);
        time.add(':').add(second % 60, 2);
        return readable(LocalDate.ofEpochDay(Math.floorDiv(local, DAY))) + " à " + time;
    }

    public static String readable(ClinicalDate date, ZoneId zone) {
        LocalDate day = date.firstDay(zone);
        return switch (date.precision()) {
            case YEAR -> new Digits(4).add(year(day), 4).toString();
            case MONTH ->
                new Digits(7)
                        .add(day.getMonthValue(), 2)
                        .add('/')
                        .add(year(day), 4)
                        .toString();
            case DAY -> readable(day);
            case INSTANT -> readable(date.instant().orElseThrow(), zone);
        };
    }

    private static int year(LocalDate day) {
        int year = day.getYear();
        if (year < 0 || year > LAST_YEAR) {
            throw new IllegalArgumentException("a year has four digits");
        }
        return year;
    }

    /** A text of known length, filled from the left. */
    private static final class Digits {
        private final byte[] text;
        private int size;

        Digits(int length) {
            this.text = new byte[length];
        }

        Digits add(int number, int width) {
            int rest = number;
            for (int i = size + width - 1; i >= size; i--) {
                text[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            size += width;
            return this;
        }

        Digits add(char c) {
            text[size++] = (byte) c;
            return this;
        }

        @Override
        public String toString() {
            return new String(text, StandardCharsets.ISO_8859_1);
        }
    }
}
