package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * What the base of e-prescriptions does with an exchange. Over HTTP it is scripted by its kind's name, with an argument after a colon where
 * there is one: {@code SLOW:1500} (milliseconds), {@code REJECT:MY-CODE}.
 *
 * @param kind what happens
 * @param delay of {@link Kind#SLOW} before the answer, of {@link Kind#DRIP} between two bytes; otherwise zero
 * @param argument code of {@link Kind#REJECT}; otherwise empty
 */
public record EPrescriptionSituation(Kind kind, Duration delay, String argument) {
    /** Kinds of situations. */
    public enum Kind {
        /** The base judges the request and answers. */
        NORMAL,
        /** 422 and a code, {@code SBX-REJECTED} without an argument; nothing is done. */
        REJECT,
        /** 404, as if the base had nothing of that number. */
        UNKNOWN_NUMBER,
        /** The base answers with a status that nobody knows. */
        UNKNOWN_STATUS,
        /** 401, whatever the certificate. */
        UNAUTHORIZED,
        /** 500 with a code; nothing is done, and the answer does not say so. */
        SERVER_ERROR,
        /** The request is read and neither done nor answered. */
        TIMEOUT_BEFORE,
        /** The request is done, and never answered. */
        TIMEOUT_AFTER_COMMIT,
        /** The request is read, then the connection is reset; nothing is done. */
        RESET,
        /** The request is done, then the connection is reset. */
        RESET_AFTER_COMMIT,
        /** Answered after a delay. */
        SLOW,
        /** The answer comes one byte at a time. */
        DRIP,
        /** The request is done; the connection is closed in the middle of the answer. */
        HALF_BODY,
        /** HTTP 502 with a page of HTML; nothing is done. */
        HTML_ERROR,
        /** HTTP 200 without a body; nothing is done. */
        EMPTY_200,
        /** The request is done; 200 with JSON of another kind. */
        OTHER_JSON,
        /** The request is done; the right answer is announced as {@code text/plain}. */
        WRONG_CONTENT_TYPE,
        /** HTTP 429 with {@code Retry-After: 2}; nothing is done. */
        TOO_MANY,
        /** HTTP 503 with {@code Retry-After: 2}; nothing is done. */
        UNAVAILABLE
    }

    public static final EPrescriptionSituation NORMAL = of(Kind.NORMAL);

    public EPrescriptionSituation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(argument, "argument");
    }

    /** The situation of a kind, with its defaults: {@code SLOW} waits 2 s, {@code DRIP} 1 s between two bytes. */
    public static EPrescriptionSituation of(Kind kind) {
        Duration delay =
                switch (kind) {
                    case SLOW -> Duration.ofSeconds(2);
                    case DRIP -> Duration.ofSeconds(1);
                    default -> Duration.ZERO;
                };
        return new EPrescriptionSituation(kind, delay, "");
    }

    /** A rejection with a code. */
    public static EPrescriptionSituation reject(String code) {
        return new EPrescriptionSituation(Kind.REJECT, Duration.ZERO, code);
    }

    public static EPrescriptionSituation slow(Duration delay) {
        return new EPrescriptionSituation(Kind.SLOW, delay, "");
    }

    public static EPrescriptionSituation drip(Duration betweenBytes) {
        return new EPrescriptionSituation(Kind.DRIP, betweenBytes, "");
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
