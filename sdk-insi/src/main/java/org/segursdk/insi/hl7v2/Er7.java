package org.segursdk.insi.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/** Segments in ER7 with the delimiters their message declares; only what PID, ZFD and MRG need. */
final class Er7 {
    private static final String STANDARD = "|^~\\&";
    private static final int MAX_LENGTH = 1_000_000;
    private static final Pattern HEX = Pattern.compile("X(?:[0-9A-Fa-f]{2})+");

    private final List<String> segments;
    private final char field;
    private final char component;
    private final char repetition;
    private final char escape;
    private final char subcomponent;

    private Er7(List<String> segments, String delimiters) {
        this.segments = segments;
        this.field = delimiters.charAt(0);
        this.component = delimiters.charAt(1);
        this.repetition = delimiters.charAt(2);
        this.escape = delimiters.charAt(3);
        this.subcomponent = delimiters.charAt(4);
    }

    /** A whole message or some of its segments, ended by CR, LF or both; MLLP framing is ignored. */
    static Er7 parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused("HL7-LENGTH", "plus d'un million de caractères", "more than a million characters");
        }
        List<String> segments = new ArrayList<>();
        for (String line : text.split("[\\r\\n\\x0B\\x1C]+")) {
            if (!line.isBlank()) {
                segments.add(line.strip());
            }
        }
        boolean message = !segments.isEmpty() && segments.get(0).startsWith("MSH");
        return new Er7(segments, message ? delimiters(segments.get(0)) : STANDARD);
    }

    private static String delimiters(String header) {
        String delimiters = header.length() < 8 ? "" : header.substring(3, 8);
        boolean usable = delimiters.length() == 5
                && delimiters.chars().distinct().count() == 5
                && delimiters.chars().noneMatch(c -> c <= ' ' || c > '~' || Character.isLetterOrDigit(c) || c == '"');
        if (!usable) {
            throw refused(
                    "HL7-MSH",
                    "segment MSH sans cinq délimiteurs distincts",
                    "segment MSH without five distinct delimiters");
        }
        return delimiters;
    }

    static InvalidInputException refused(String rule, String french, String english) {
        return InvalidInputException.of("IdentitySegments", "text", rule, french, english);
    }

    /** The fields of the first segment of that name, the name itself being field 0. */
    Optional<List<String>> segment(String name) {
        return segments.stream()
                .filter(line -> line.startsWith(name)
                        && (line.length() == name.length() || line.charAt(name.length()) == field))
                .findFirst()
                .map(line -> split(line, field));
    }

    long count(String name) {
        return segments.stream().filter(line -> line.startsWith(name + field)).count();
    }

    /** The repetitions of a field, blank ones left out. */
    List<String> repetitions(List<String> fields, int number) {
        List<String> repetitions = new ArrayList<>();
        for (String one : split(raw(fields, number), repetition)) {
            if (!one.isBlank()) {
                repetitions.add(one);
            }
        }
        return repetitions;
    }

    /** The first component of the first repetition, as text. */
    String value(List<String> fields, int number) {
        List<String> repetitions = repetitions(fields, number);
        return repetitions.isEmpty() ? "" : component(repetitions.get(0), 1);
    }

    /** A component by its number, from 1; of several subcomponents the first. The HL7 null {@code ""} gives an empty text. */
    String component(String repetition, int number) {
        return subcomponent(repetition, number, 1);
    }

    String subcomponent(String repetition, int number, int part) {
        String value = unescape(raw(split(raw(split(repetition, component), number - 1), subcomponent), part - 1));
        return value.equals("\"\"") ? "" : value.strip();
    }

    /** Whether the first component is the HL7 null: delete. */
    boolean isNull(String repetition) {
        return raw(split(repetition, component), 0).equals("\"\"");
    }

    private static String raw(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Text for a component: standard delimiters and control characters escaped. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int delimiter = STANDARD.indexOf(c);
            if (delimiter >= 0) {
                out.append('\\').append("FSRET".charAt(delimiter)).append('\\');
            } else if (c < ' ') {
                out.append("\\X")
                        .append(Character.forDigit(c >> 4, 16))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)))
                        .append('\\');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private String unescape(String text) {
        if (text.indexOf(escape) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == escape ? text.indexOf(escape, i + 1) : -1;
            Optional<String> meant = end < 0 ? Optional.empty() : sequence(text.substring(i + 1, end));
            if (meant.isPresent()) {
                out.append(meant.get());
                i = end + 1;
            } else {
                out.append(text.charAt(i));
                i++;
            }
        }
        return out.toString();
    }

    /** What stands between two escape characters means; empty when it is no escape sequence. */
    private Optional<String> sequence(String body) {
        return switch (body) {
            case "F" -> Optional.of(String.valueOf(field));
            case "S" -> Optional.of(String.valueOf(component));
            case "R" -> Optional.of(String.valueOf(repetition));
            case "E" -> Optional.of(String.valueOf(escape));
            case "T" -> Optional.of(String.valueOf(subcomponent));
            case ".br" -> Optional.of(" ");
            case "H", "N" -> Optional.of("");
            default -> hexadecimal(body);
        };
    }

    private static Optional<String> hexadecimal(String body) {
        Matcher matcher = HEX.matcher(body);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(body.length() - 1) / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(body.substring(1 + 2 * i, 3 + 2 * i), 16);
        }
        // Some engines write the carriage return as two bytes, 000d.
        return Optional.of(new String(bytes, StandardCharsets.UTF_8).replace("\0", ""));
    }
}
