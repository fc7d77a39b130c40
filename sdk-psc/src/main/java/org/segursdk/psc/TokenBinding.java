package org.segursdk.psc;

/** Whether an access token has to name the client's certificate ({@code cnf}, RFC 8705 §3). Source: psc §5. */
public enum TokenBinding {
    /** One that names none, or cannot be looked into, is refused. */
    REQUIRED,
    /** What it names is checked; that it names none is accepted. */
    WHEN_PRESENT
}
