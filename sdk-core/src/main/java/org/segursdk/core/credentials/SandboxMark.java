package org.segursdk.core.credentials;

import java.security.cert.X509Certificate;

/** The mark by which the sandbox's certificates are told apart: production refuses them. */
public final class SandboxMark {
    /** Organisation name of every certificate the sandbox issues. */
    public static final String ORGANISATION = "SEGUR SDK SANDBOX - NOT FOR PRODUCTION";

    private SandboxMark() {}

    /** Whether the sandbox issued this certificate, or it is the sandbox's own authority. */
    public static boolean isOn(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName().contains(ORGANISATION)
                || certificate.getSubjectX500Principal().getName().contains(ORGANISATION);
    }
}
