package org.segursdk.mss.receipt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.mss.receipt.RecipientReport.Action;
import org.segursdk.mss.receipt.RecipientReport.Cause;

/** Why a delivery failed, from what is structured first. Source: RFC 3463, RFC 5321 §4.2, mssante §7.1. */
final class StatusCodes {
    private static final Pattern REPLY = Pattern.compile("\\b([245][0-9]{2})\\b");
    private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b");

    private StatusCodes() {}

    /** The enhanced status code in a text. */
    static Optional<String> enhanced(String text) {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /**
     * @param status enhanced code, or {@code ""}
     * @param diagnostic the server's answer, or {@code ""}
     * @param text for people, or {@code ""}
     */
    static Cause cause(Action action, String status, String diagnostic, String text, BounceWords words) {
        if (action == Action.DELAYED) {
            return Cause.TEMPORARY;
        }
        if (action != Action.FAILED) {
            return Cause.NONE;
        }
        return ofStatus(status)
                .or(() -> enhanced(diagnostic).flatMap(StatusCodes::ofStatus))
                .or(() -> ofReply(diagnostic))
                .or(() -> words.cause(diagnostic))
                .or(() -> words.cause(text))
                .orElse(Cause.UNKNOWN);
    }

    /** The cause of an enhanced code that tells one; its class does not: what failed for good may be told with 4. */
    private static Optional<Cause> ofStatus(String status) {
        String detail = status.length() > 2 ? status.substring(2) : "";
        return Optional.ofNullable(
                switch (detail) {
                    case "1.1", "1.6" -> Cause.RECIPIENT_UNKNOWN;
                    case "1.2", "1.3", "1.10" -> Cause.BAD_ADDRESS;
                    case "2.1" -> Cause.MAILBOX_CLOSED;
                    case "2.2" -> Cause.MAILBOX_FULL;
                    case "2.3", "3.4" -> Cause.TOO_LARGE;
                    case "7.1", "7.0", "7.26", "7.27" -> Cause.REFUSED;
                    default -> null;
                });
    }

    private static Optional<Cause> ofReply(String diagnostic) {
        Matcher matcher = REPLY.matcher(diagnostic);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (matcher.group(1)) {
                    case "523", "552" -> Cause.TOO_LARGE;
                    case "510", "512", "553", "501" -> Cause.BAD_ADDRESS;
                    case "551", "541" -> Cause.RECIPIENT_UNKNOWN;
                    default -> null;
                });
    }
}
