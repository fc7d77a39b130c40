package org.segursdk.mss.internal.connection;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.error.ServiceFaultException.RawError;

/**
 * One reply of the server. Source: RFC 5321 §4.2, RFC 2034.
 *
 * @param code 200 to 599
 * @param lines the texts, without code; may quote patients' addresses
 */
record SmtpReply(int code, List<String> lines) {
    private static final Pattern ENHANCED = Pattern.compile("^([245]\\.[0-9]{1,3}\\.[0-9]{1,3})( |$)");

    SmtpReply {
        lines = List.copyOf(lines);
    }

    /** Of a recipient: taken, or to be tried. */
    boolean isAcceptance() {
        return code >= 250 && code <= 252;
    }

    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    /** Enhanced status code, {@code ""} when none was told. */
    String enhanced() {
        for (String line : lines) {
            Matcher matcher = ENHANCED.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    String text() {
        return String.join("\n", lines);
    }

    /** {@code 250 2.0.0}. */
    String codes() {
        return (code + " " + enhanced()).strip();
    }

    RawError asError() {
        return new RawError(
                Integer.toString(code),
                enhanced(),
                text(),
                isAcceptance() ? "accepted" : isTemporary() ? "temporary" : "permanent");
    }

    /** Without the texts. */
    @Override
    public String toString() {
        return "SmtpReply[" + code + "]";
    }
}
