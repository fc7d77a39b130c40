package org.segursdk.sandbox.internal.pki;

/** What is right or wrong with a server's certificate. */
public enum ServerCertificate {
    VALID,
    EXPIRED,
    REVOKED,
    /** Of an authority the sandbox does not know. */
    UNTRUSTED,
    /** For another host name than localhost. */
    OTHER_HOST
}
