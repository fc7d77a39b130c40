package org.segursdk.mss.internal.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Parameters of Content-Type and Content-Disposition: RFC 2231 written, anything read. */
final class Parameters {
    /** The plus sign is not among them though it might: some readers take it for a space. */
    private static final String UNCODED = "!#$&-.^_`|~";

    private static final int MOST_PIECES = 100;

    private Parameters() {}

    /** {@code UTF-8''…}, percent-encoded. Source: RFC 2231 §4, RFC 5987. */
    static String extended(String value) {
        StringBuilder out = new StringBuilder("UTF-8''");
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNCODED.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return out.toString();
    }

    /** The value before the first parameter, lower case. */
    static String base(String field) {
        int end = field.indexOf(';');
        return (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The parameters, names in lower case, the first of each name; what cannot be read is left out. */
    static Map<String, String> of(String field) {
        Map<String, String> found = new LinkedHashMap<>();
        int at = field.indexOf(';');
        while (at >= 0 && at < field.length()) {
            int equals = field.indexOf('=', at + 1);
            if (equals < 0) {
                break;
            }
            String name = field.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            int semicolon = name.lastIndexOf(';');
            int value = equals + 1;
            while (value < field.length() && Character.isWhitespace(field.charAt(value))) {
                value++;
            }
            StringBuilder out = new StringBuilder();
            at = value < field.length() && field.charAt(value) == '"'
                    ? quoted(field, value, out)
                    : bare(field, value, out);
            found.putIfAbsent(
                    semicolon < 0 ? name : name.substring(semicolon + 1).strip(), out.toString());
        }
        return found;
    }

    private static int bare(String field, int from, StringBuilder out) {
        int end = field.indexOf(';', from);
        out.append(field.substring(from, end < 0 ? field.length() : end).strip());
        return end;
    }

    private static int quoted(String field, int from, StringBuilder out) {
        int i = from + 1;
        while (i < field.length() && field.charAt(i) != '"') {
            if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                i++;
            }
            out.append(field.charAt(i));
            i++;
        }
        return field.indexOf(';', i);
    }

    /**
     * A text among the parameters: the extended form, the pieces of one (RFC 2231 §3, §4), or else the plain one with its encoded
     * words read, which are not allowed there and common.
     */
    static Optional<String> text(Map<String, String> parameters, String name) {
        String whole = parameters.get(name + '*');
        if (whole != null) {
            return Optional.of(decoded(List.of(whole), List.of(true)));
        }
        List<String> pieces = new ArrayList<>();
        List<Boolean> coded = new ArrayList<>();
        for (int i = 0; i < MOST_PIECES; i++) {
            String extended = parameters.get(name + '*' + i + '*');
            String plain = parameters.get(name + '*' + i);
            if (extended == null && plain == null) {
                break;
            }
            pieces.add(extended == null ? Objects.requireNonNull(plain) : extended);
            coded.add(extended != null);
        }
        return pieces.isEmpty()
                ? Optional.ofNullable(parameters.get(name)).map(EncodedWords::decode)
                : Optional.of(decoded(pieces, coded));
    }

    private static String decoded(List<String> pieces, List<Boolean> coded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<Charset> charset = Optional.empty();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            if (i == 0 && coded.get(0)) {
                int quote = piece.indexOf('\'');
                int second = piece.indexOf('\'', quote + 1);
                if (quote >= 0 && second > quote) {
                    charset = Scanned.charset(piece.substring(0, quote));
                    piece = piece.substring(second + 1);
                }
            }
            byte[] raw = piece.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(coded.get(i) ? percent(raw) : raw);
        }
        byte[] all = bytes.toByteArray();
        String text = charset.flatMap(told -> Scanned.exactly(all, told)).orElseGet(() -> Scanned.guessed(all));
        return coded.contains(true) ? text : EncodedWords.decode(text);
    }

    private static byte[] percent(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(raw[i]);
            }
        }
        return out.toByteArray();
    }
}
