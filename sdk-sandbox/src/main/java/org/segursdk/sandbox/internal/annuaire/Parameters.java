package org.segursdk.sandbox.internal.annuaire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters of a query or a form, in order. */
final class Parameters {
    /**
     * A parameter as it was asked.
     *
     * @param name without modifier
     * @param modifier empty: none
     * @param values one or more, of which one must hold; still escaped by backslashes
     */
    record Asked(String name, String modifier, List<String> values) {}

    private Parameters() {}

    /**
     * @param encoded {@code application/x-www-form-urlencoded}
     * @throws FhirError when it is malformed
     */
    static List<Asked> parse(String encoded) throws FhirError {
        List<Asked> all = new ArrayList<>();
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            String[] name = decode(parts[0]).split(":", 2);
            String value = parts.length > 1 ? decode(parts[1]) : "";
            if (!value.isEmpty()) {
                all.add(new Asked(name[0], name.length > 1 ? name[1] : "", split(value, ',')));
            }
        }
        return all;
    }

    private static String decode(String text) throws FhirError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FhirError.bad("The query is not encoded as a URL's.");
        }
    }

    /** Parts between separators that no backslash escapes. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The text itself. */
    static String unescape(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
