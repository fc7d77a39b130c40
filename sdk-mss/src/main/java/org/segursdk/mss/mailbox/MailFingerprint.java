package org.segursdk.mss.mailbox;

import java.util.Objects;

/**
 * What a mail is recognised by when its folder was renumbered. The header of a delivered mail holds the marks that each server on
 * its way left, so that two mails never share one.
 *
 * @param headerSha256 SHA-256 of the header, the empty line after it included; lower-case hexadecimal
 */
public record MailFingerprint(String headerSha256) {
    public MailFingerprint {
        Objects.requireNonNull(headerSha256, "headerSha256");
    }

    /** Redacted: it tells two mails to be one. */
    @Override
    public String toString() {
        return "MailFingerprint[redacted]";
    }
}
