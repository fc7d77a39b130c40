package org.segursdk.sandbox.internal.dmp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type.
 *
 * @param type lower case, such as {@code multipart/related}
 * @param parameters by lower-case name, values unquoted
 */
record MediaType(String type, Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9!#$&^_.+*-]+)\\s*=\\s*(\"((?:[^\"\\\\]|\\\\.)*)\"|[^;\\s]*)");

    static MediaType parse(String header) {
        int end = header.indexOf(';');
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String quoted = matcher.group(3);
            String value = quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        String type = end < 0 ? header : header.substring(0, end);
        return new MediaType(type.strip().toLowerCase(Locale.ROOT), parameters);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
