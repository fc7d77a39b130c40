package org.segursdk.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The exchange did not complete: no connection, time-out, broken stream, an answer that is not of the protocol.
 * {@link #outcome()} tells whether the service may have acted.
 */
public final class TransportException extends SegurException {
    private static final long serialVersionUID = 1L;

    private TransportException(
            String code, Outcome outcome, boolean retryable, LocalizedText explanation, @Nullable Throwable cause) {
        super(code, outcome, retryable, explanation, cause);
    }

    /** The request never reached the service; sending it again is safe. */
    public static TransportException notSent(String code, LocalizedText explanation, @Nullable Throwable cause) {
        return new TransportException(code, Outcome.NOT_SENT, true, explanation, cause);
    }

    /**
     * The request may have reached the service and no usable answer came.
     *
     * @param readOnly the operation changes nothing on the other side, so a retry is safe
     */
    public static TransportException uncertain(
            String code, boolean readOnly, LocalizedText explanation, @Nullable Throwable cause) {
        return new TransportException(code, Outcome.UNCERTAIN, readOnly, explanation, cause);
    }
}
