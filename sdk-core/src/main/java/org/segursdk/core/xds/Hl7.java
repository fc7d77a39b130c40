package org.segursdk.core.xds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pieces of HL7 v2 data types that XDS uses inside slot values. Source: dmp §6.1. */
final class Hl7 {
    private static final int DTM_LENGTH = 14;

    private Hl7() {}

    /** Appends the text, separators escaped. */
    static StringBuilder escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '|' -> out.append("\\F\\");
                case '^' -> out.append("\\S\\");
                case '&' -> out.append("\\T\\");
                case '~' -> out.append("\\R\\");
                case '\\' -> out.append("\\E\\");
                default -> out.append(c);
            }
        }
        return out;
    }

    /** The text with its escape sequences replaced; an unknown sequence stays as it is. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean sequence = c == '\\' && i + 2 < text.length() && text.charAt(i + 2) == '\\';
            int which = sequence ? "FSTRE".indexOf(text.charAt(i + 1)) : -1;
            out.append(which < 0 ? c : "|^&~\\".charAt(which));
            i += which < 0 ? 1 : 3;
        }
        return out.toString();
    }

    /** The parts between separators, empty ones included. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, start)) {
            parts.add(text.substring(start, i));
            start = i + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The component at that index, unescaped, {@code ""} when there are fewer. */
    static String component(List<String> components, int index) {
        return index < components.size() ? unescape(components.get(index)) : "";
    }

    /** The sub-component at that index, unescaped, {@code ""} when there are fewer. */
    static String subComponent(String component, int index) {
        return component(split(component, '&'), index);
    }

    /** {@code yyyyMMddHHmmss} in UTC. */
    static String dtm(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        byte[] digits = new byte[DTM_LENGTH];
        put(digits, 0, 4, time.getYear());
        put(digits, 4, 2, time.getMonthValue());
        put(digits, 6, 2, time.getDayOfMonth());
        put(digits, 8, 2, time.getHour());
        put(digits, 10, 2, time.getMinute());
        put(digits, 12, 2, time.getSecond());
        return new String(digits, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] out, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Reads a DTM of any precision from the year on, in UTC; empty when it is none. */
    static Optional<Instant> parseDtm(String text) {
        int length = Math.min(text.length(), DTM_LENGTH);
        if (length < 4 || length % 2 != 0) {
            return Optional.empty();
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    Integer.parseInt(text.substring(0, 4)),
                    part(text, 4, 1),
                    part(text, 6, 1),
                    part(text, 8, 0),
                    part(text, 10, 0),
                    part(text, 12, 0));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(String text, int from, int absent) {
        return from + 2 <= text.length() ? Integer.parseInt(text.substring(from, from + 2)) : absent;
    }
}
