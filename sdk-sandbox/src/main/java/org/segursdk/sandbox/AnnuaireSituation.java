package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * What the Annuaire simulator does with an exchange. Over HTTP it is scripted by its kind's name, with an argument after a colon
 * where there is one: {@code SLOW:1500} (milliseconds), {@code TOO_MANY:3}, {@code FOREIGN_LINKS:https://other.test/fhir/v2}.
 *
 * @param kind what happens
 * @param delay of {@link Kind#SLOW} before the answer, of {@link Kind#DRIP} between two bytes; otherwise zero
 * @param argument seconds of {@link Kind#TOO_MANY}, base of {@link Kind#FOREIGN_LINKS}; otherwise empty
 */
public record AnnuaireSituation(Kind kind, Duration delay, String argument) {
    /** Kinds of situations. */
    public enum Kind {
        /** The simulator judges the request and answers. */
        NORMAL,
        /** Searches tell no {@code total}. Source: annuaire §6. */
        NO_TOTAL,
        /** Entries of searches bear {@code search.mode}; ANS's published server writes none. Source: annuaire §6. */
        SEARCH_MODE,
        /**
         * Links and {@code fullUrl} name another base; without an argument the same server under the name 127.0.0.1, so that the
         * recorder tells whether a client followed with its key. Source: annuaire §6.
         */
        FOREIGN_LINKS,
        /** The server forgets every page it kept, before it answers. Source: annuaire §6. */
        PAGES_LOST,
        /** 401 of the gateway, not FHIR, whatever the key. Source: annuaire §8. */
        UNAUTHORIZED,
        /** 403 with an OperationOutcome. */
        FORBIDDEN,
        /** 429 of the gateway; with an argument, {@code Retry-After} of so many seconds. */
        TOO_MANY,
        /** 400 with an OperationOutcome, whatever was asked. */
        BAD_REQUEST,
        /** 500 with an OperationOutcome that says {@code Unknown error}. */
        SERVER_ERROR,
        /** 504 of the gateway, after its 30 seconds are over; here at once. Source: annuaire §1. */
        GATEWAY_TIMEOUT,
        /** 200 with JSON that is not FHIR. */
        NOT_FHIR,
        /** 200 with the right answer cut in the middle, complete as far as HTTP can tell. */
        CUT_JSON,
        /** The request is read and never answered. */
        TIMEOUT,
        /** Answered after a delay. */
        SLOW,
        /** The request is read, then the connection is reset. */
        RESET,
        /** The connection is closed in the middle of the answer. */
        HALF_BODY,
        /** The answer comes one byte at a time. */
        DRIP,
        /** HTTP 502 with a page of HTML. */
        HTML_ERROR,
        /** HTTP 200 without a body. */
        EMPTY_200,
        /** The right answer announced as {@code text/plain}. */
        WRONG_CONTENT_TYPE,
        /** HTTP 503 with {@code Retry-After: 2}. */
        HTTP_503
    }

    public static final AnnuaireSituation NORMAL = of(Kind.NORMAL);

    public AnnuaireSituation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(argument, "argument");
    }

    /** The situation of a kind, with its defaults: {@code SLOW} waits 2 s, {@code DRIP} 1 s between two bytes. */
    public static AnnuaireSituation of(Kind kind) {
        Duration delay =
                switch (kind) {
                    case SLOW -> Duration.ofSeconds(2);
                    case DRIP -> Duration.ofSeconds(1);
                    default -> Duration.ZERO;
                };
        return new AnnuaireSituation(kind, delay, "");
    }

    /** The situation of a kind, with its argument. */
    public static AnnuaireSituation of(Kind kind, String argument) {
        return new AnnuaireSituation(kind, of(kind).delay(), argument);
    }

    public static AnnuaireSituation slow(Duration delay) {
        return new AnnuaireSituation(Kind.SLOW, delay, "");
    }

    public static AnnuaireSituation drip(Duration betweenBytes) {
        return new AnnuaireSituation(Kind.DRIP, betweenBytes, "");
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
