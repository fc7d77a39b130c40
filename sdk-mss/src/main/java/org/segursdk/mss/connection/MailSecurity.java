package org.segursdk.mss.connection;

/** How TLS is laid over the connection; without it nothing is ever said to a server. Source: mssante §2. */
public enum MailSecurity {
    /** A plain greeting, then STARTTLS, which is required. Source: ECO.1.0.1, ECO.1.0.2. */
    STARTTLS,
    /** TLS from the first byte. Not described by the référentiel. */
    IMPLICIT_TLS
}
