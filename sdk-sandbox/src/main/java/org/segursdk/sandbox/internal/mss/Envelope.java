package org.segursdk.sandbox.internal.mss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The envelope of one SMTP transaction. */
final class Envelope {
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:FROM|TO): ?<([^<>\\s]*)>((?: [A-Za-z0-9][A-Za-z0-9-]*(?:=[!-<>-~]+)?)*) *");

    /**
     * A path with its parameters.
     *
     * @param address lower case; empty for {@code <>}
     * @param parameters by upper-case name
     */
    record Path(String address, Map<String, String> parameters) {
        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    private final Path sender;
    private final List<Path> recipients = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Envelope(Path sender) {
        this.sender = sender;
    }

    /** Reads what stands behind MAIL or RCPT. */
    static Optional<Path> path(String argument, String keyword) {
        Matcher matcher = PATH.matcher(argument);
        if (!argument.regionMatches(true, 0, keyword + ":", 0, keyword.length() + 1) || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : matcher.group(2).strip().split(" +")) {
            String[] parts = parameter.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
            }
        }
        return Optional.of(new Path(matcher.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    Path sender() {
        return sender;
    }

    List<Path> recipients() {
        return recipients;
    }

    /** Commands and answers, for the recorder. */
    List<String> lines() {
        return lines;
    }
}
