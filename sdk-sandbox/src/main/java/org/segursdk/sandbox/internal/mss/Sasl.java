package org.segursdk.sandbox.internal.mss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says to log in. {@code toString} is redacted.
 *
 * @param mechanism SASL name, or {@code LOGIN}
 * @param user mailbox
 * @param secret token or password
 */
record Sasl(String mechanism, String user, String secret) {
    /** Said to a client whose token is refused. Source: mssante §2.1. */
    static final String XOAUTH2_REFUSAL = base64("{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"mail\"}");
    /** The same in OAUTHBEARER. Source: mssante §11.1. */
    static final String OAUTHBEARER_REFUSAL = base64("{\"status\":\"invalid_token\"}");

    private static final String XOAUTH2 = "XOAUTH2";
    private static final String OAUTHBEARER = "OAUTHBEARER";
    private static final Pattern XOAUTH2_FORM = Pattern.compile("user=([^\1]+)\1auth=Bearer ([^\1 ]+)\1\1");
    private static final Pattern OAUTHBEARER_FORM =
            Pattern.compile("n,a=([^,\1]+),\1(?:[a-z]+=[^\1]*\1)*?auth=Bearer ([^\1 ]+)\1(?:[a-z]+=[^\1]*\1)*\1");

    /** Whether the mechanism carries a token. */
    boolean token() {
        return isToken(mechanism);
    }

    static boolean isToken(String mechanism) {
        return XOAUTH2.equals(mechanism) || OAUTHBEARER.equals(mechanism);
    }

    /** The challenge that tells why, in base64; empty where the mechanism has none. */
    static String refusal(String mechanism) {
        return switch (mechanism) {
            case XOAUTH2 -> XOAUTH2_REFUSAL;
            case OAUTHBEARER -> OAUTHBEARER_REFUSAL;
            default -> "";
        };
    }

    /** What is noted of a login: command, mechanism, whether the answer came with it. */
    static String step(String command, String arguments) {
        String[] parts = arguments.split(" ", 2);
        String mechanism = isKnown(parts[0].toUpperCase(Locale.ROOT)) ? parts[0].toUpperCase(Locale.ROOT) : "?";
        return command + ' ' + mechanism + (parts.length > 1 ? " initial" : "");
    }

    static boolean isKnown(String mechanism) {
        return isToken(mechanism) || "PLAIN".equals(mechanism) || "LOGIN".equals(mechanism);
    }

    /**
     * Reads a client's message; empty when it does not have the form of its mechanism.
     *
     * @param encoded base64, or {@code =} for nothing
     */
    static Optional<Sasl> parse(String mechanism, String encoded) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode("=".equals(encoded) ? "" : encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return switch (mechanism) {
            case XOAUTH2 -> matched(mechanism, XOAUTH2_FORM.matcher(text));
            case OAUTHBEARER -> matched(mechanism, OAUTHBEARER_FORM.matcher(text));
            case "PLAIN" -> plain(text);
            default -> Optional.empty();
        };
    }

    /** User and password of LOGIN. */
    static Sasl login(String user, String password) {
        return new Sasl("LOGIN", user.toLowerCase(Locale.ROOT), password);
    }

    private static Optional<Sasl> matched(String mechanism, Matcher matcher) {
        return matcher.matches()
                ? Optional.of(new Sasl(mechanism, matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)))
                : Optional.empty();
    }

    private static Optional<Sasl> plain(String text) {
        String[] parts = text.split("\0", -1);
        boolean itself = parts.length == 3 && (parts[0].isEmpty() || parts[0].equals(parts[1]));
        return itself ? Optional.of(new Sasl("PLAIN", parts[1].toLowerCase(Locale.ROOT), parts[2])) : Optional.empty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Sasl[" + mechanism + ", redacted]";
    }
}
