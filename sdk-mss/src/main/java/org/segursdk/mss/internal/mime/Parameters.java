package org.segursdk.mss.internal.mime;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Parameters of Content-Type and Content-Disposition: RFC 2231 written, anything read. */
final class Parameters {
    /** The plus sign is not among them though it might: some readers take it for a space. */
    private static final String UNCODED = "!#$&-.^_`|~";

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
}
