package org.segursdk.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A security rule stopped the exchange: untrusted server, expired certificate, DTD in an answer, signature that does not
 * verify, test identity in production.
 */
public final class SegurSecurityException extends SegurException {
    private static final long serialVersionUID = 1L;

    private SegurSecurityException(String code, Outcome outcome, LocalizedText explanation, @Nullable Throwable cause) {
        super(code, outcome, false, explanation, cause);
    }

    /** Stopped before anything was sent. */
    public static SegurSecurityException notSent(String code, LocalizedText explanation, @Nullable Throwable cause) {
        return new SegurSecurityException(code, Outcome.NOT_SENT, explanation, cause);
    }

    /** Stopped on reading the answer: the service may have acted. */
    public static SegurSecurityException uncertain(String code, LocalizedText explanation, @Nullable Throwable cause) {
        return new SegurSecurityException(code, Outcome.UNCERTAIN, explanation, cause);
    }
}
