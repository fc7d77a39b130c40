package org.segursdk.core.exchange;

import java.time.Instant;

/**
 * Observes exchanges: metrics, audit, support. Called on the calling thread after the exchange; what it throws is ignored.
 * Implementations are thread-safe.
 */
public interface ExchangeListener {
    /** Does nothing. */
    ExchangeListener NONE = new ExchangeListener() {};

    /** How much of the messages a listener wants. */
    enum CaptureMode {
        /** Nothing: the default and the cheapest. */
        NONE,
        /** Structure and technical codes; every value that may identify somebody is masked. */
        REDACTED,
        /** Everything as on the wire, binary parts left out: health data, to be protected as such. */
        RAW
    }

    /** An exchange ended. */
    default void exchanged(Exchange exchange) {}

    /**
     * A certificate in use expires within the warning period of the context. Told once per certificate and context.
     *
     * @param role {@code authentication} or {@code signature}
     * @param notAfter end of validity
     */
    default void certificateExpiring(String role, Instant notAfter) {}

    /** What {@link #exchanged} should carry. */
    default CaptureMode captureMode() {
        return CaptureMode.NONE;
    }
}
