package org.segursdk.soap.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A media type with its parameters, read tolerantly.
 *
 * @param type lower case, {@code ""} when absent
 * @param parameters by lower-case name, unquoted
 */
record MediaType(String type, Map<String, String> parameters) {
    MediaType {
        parameters = Map.copyOf(parameters);
    }

    static MediaType parse(String header) {
        int semicolon = header.indexOf(';');
        String type = (semicolon < 0 ? header : header.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        int at = semicolon < 0 ? header.length() : semicolon;
        while (at < header.length()) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = readValue(header, equals + 1, value);
            parameters.putIfAbsent(name, value.toString());
        }
        return new MediaType(type, parameters);
    }

    /** Reads a token or a quoted string; returns the index of the next semicolon or the end. */
    private static int readValue(String header, int start, StringBuilder value) {
        int at = start;
        while (at < header.length() && header.charAt(at) == ' ') {
            at++;
        }
        if (at < header.length() && header.charAt(at) == '"') {
            for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
                if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                    at++;
                }
                value.append(header.charAt(at));
            }
            int semicolon = header.indexOf(';', at);
            return semicolon < 0 ? header.length() : semicolon;
        }
        int semicolon = header.indexOf(';', at);
        int end = semicolon < 0 ? header.length() : semicolon;
        value.append(header.substring(at, end).strip());
        return end;
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** Types under which a SOAP envelope is found in practice. */
    boolean isXml() {
        return type.equals(Soap.MEDIA_TYPE)
                || type.equals("text/xml")
                || type.equals("application/xml")
                || type.equals("application/xop+xml");
    }
}
