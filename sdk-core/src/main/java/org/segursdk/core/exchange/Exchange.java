package org.segursdk.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One exchange with a service, as told to an {@link ExchangeListener} once it ended. Holds no patient data unless the
 * listener asked for raw captures.
 *
 * @param service {@code insi}, {@code dmp}…
 * @param operation {@code TD2.1}, {@code WS_INS2}…
 * @param messageId the request's WS-Addressing message id
 * @param host host and port called
 * @param startedAt when the call began
 * @param duration how long it took
 * @param result how it ended
 * @param httpStatus the HTTP status, when an answer came
 * @param rawCode the service's own code, when it gave one
 * @param request what was sent, when captured
 * @param response what was received, when captured
 */
public record Exchange(
        String service,
        String operation,
        String messageId,
        String host,
        Instant startedAt,
        Duration duration,
        Result result,
        OptionalInt httpStatus,
        Optional<String> rawCode,
        Optional<Capture> request,
        Optional<Capture> response) {
    /** How an exchange ended. */
    public enum Result {
        ANSWERED,
        FAULT,
        NOT_SENT,
        UNCERTAIN
    }

    /**
     * A captured message.
     *
     * @param text the message, redacted or raw
     * @param redacted whether values were masked
     * @param truncated whether it was cut at the capture limit
     */
    public record Capture(String text, boolean redacted, boolean truncated) {
        public Capture {
            Objects.requireNonNull(text, "text");
        }

        /** Without the text. */
        @Override
        public String toString() {
            return "Capture[" + text.length() + " characters" + (redacted ? ", redacted" : "") + "]";
        }
    }

    public Exchange {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(httpStatus, "httpStatus");
        Objects.requireNonNull(rawCode, "rawCode");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
    }
}
