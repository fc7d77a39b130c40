package org.segursdk.core.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Root of all failures of the SDK. Unchecked; its message is in English, holds no patient data, no secret and no text that
 * came from the network. Expected outcomes (no identity found, DMP closed, document already there) are never exceptions.
 */
public abstract sealed class SegurException extends RuntimeException
        permits InvalidInputException,
                TransportException,
                ServiceFaultException,
                SegurSecurityException,
                GatewayException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final Outcome outcome;
    private final boolean retryable;
    private final transient LocalizedText explanation;

    SegurException(
            String code, Outcome outcome, boolean retryable, LocalizedText explanation, @Nullable Throwable cause) {
        super(code + ": " + explanation.english(), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.retryable = retryable;
        this.explanation = explanation;
    }

    /** Stable code of the SDK for this kind of failure, such as {@code TLS-UNTRUSTED-SERVER}. */
    public final String code() {
        return code;
    }

    /** What is known of the effect on the other side. */
    public final Outcome outcome() {
        return outcome;
    }

    /** True only where sending the same thing again cannot do harm. */
    public final boolean retryable() {
        return retryable;
    }

    /** What happened and what to do, for people. */
    public final LocalizedText explanation() {
        return explanation;
    }
}
