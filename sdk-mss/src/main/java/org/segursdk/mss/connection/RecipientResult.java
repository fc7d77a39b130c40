package org.segursdk.mss.connection;

import java.util.Objects;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.receipt.RecipientReport.Cause;

/**
 * What the server answered for one recipient: that it will deliver, not that it did.
 *
 * @param recipient as in the envelope
 * @param accepted whether the mail was sent for it
 * @param code raw SMTP code
 * @param status enhanced status code {@code x.y.z}, {@code ""} when none was told
 * @param diagnostic the server's own words; may hold patient data
 * @param cause why it was refused, in a word; {@link Cause#NONE} when accepted
 */
public record RecipientResult(
        MssAddress recipient, boolean accepted, int code, String status, String diagnostic, Cause cause) {
    public RecipientResult {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(diagnostic, "diagnostic");
        Objects.requireNonNull(cause, "cause");
    }

    /** Whether the server says that it may take it later. */
    public boolean temporary() {
        return code >= 400 && code < 500;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "RecipientResult[" + code + (accepted ? ", accepted]" : ", refused, " + cause + "]");
    }
}
