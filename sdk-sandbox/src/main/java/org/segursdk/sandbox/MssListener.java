package org.segursdk.sandbox;

/**
 * The ports of the simulated MSSanté operator, each on the loopback interface, under the host name {@code localhost}. Source:
 * mssante §2.
 */
public enum MssListener {
    /** SMTP, STARTTLS required before anything else; 587 in practice. */
    SMTP(false, true, false),
    /** SMTP over TLS; 465 in practice. */
    SMTPS(true, true, false),
    /** IMAP, STARTTLS required before a login; 143 in practice. */
    IMAP(false, false, false),
    /** IMAP over TLS; 993 in practice. */
    IMAPS(true, false, false),
    /** As {@link #SMTP}, a client certificate is required: application mailboxes. */
    SMTP_CERTIFICATE(false, true, true),
    /** As {@link #SMTPS}, a client certificate is required. */
    SMTPS_CERTIFICATE(true, true, true),
    /** As {@link #IMAP}, a client certificate is required. */
    IMAP_CERTIFICATE(false, false, true),
    /** As {@link #IMAPS}, a client certificate is required. */
    IMAPS_CERTIFICATE(true, false, true);

    private final boolean implicitTls;
    private final boolean smtp;
    private final boolean certificateRequired;

    MssListener(boolean implicitTls, boolean smtp, boolean certificateRequired) {
        this.implicitTls = implicitTls;
        this.smtp = smtp;
        this.certificateRequired = certificateRequired;
    }

    /** TLS from the first byte; otherwise STARTTLS. */
    public boolean implicitTls() {
        return implicitTls;
    }

    /** SMTP; otherwise IMAP. */
    public boolean smtp() {
        return smtp;
    }

    /** Whether a client certificate is required; elsewhere one is asked for and may be left out. */
    public boolean certificateRequired() {
        return certificateRequired;
    }
}
