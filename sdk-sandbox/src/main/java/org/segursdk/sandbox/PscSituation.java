package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the Pro Santé Connect simulator does wrong, once. Each kind belongs to a step, and waits in the queue until that step comes:
 * the order matters only among kinds of one step. Kinds of the wire strike at the next exchange, or at the next one of their
 * endpoint. Over HTTP it is scripted by its kind's name, with an argument after a colon where there is one: {@code SLOW:500}
 * (milliseconds), {@code SLOW:500/TOKEN}, {@code HTTP_503:USERINFO}, {@code CALLBACK_ERROR:login_required}.
 *
 * @param kind what happens
 * @param delay of {@link Kind#SLOW} before the answer, of {@link Kind#DRIP} between two bytes; otherwise zero
 * @param endpoint of kinds of the wire: where; empty: anywhere
 * @param argument error code of {@link Kind#CALLBACK_ERROR}, national id of {@link Kind#CIBA_OTHER_IDENTITY} and
 *     {@link Kind#USERINFO_OTHER_SUBJECT}; otherwise empty
 */
public record PscSituation(Kind kind, Duration delay, Optional<PscEndpoint> endpoint, String argument) {
    /** Kinds of situations. */
    public enum Kind {
        /** Nothing is scripted. */
        NORMAL,
        /** Discovery names another issuer. */
        DISCOVERY_OTHER_ISSUER,
        /** Callback with another {@code state}. */
        CALLBACK_WRONG_STATE,
        /** Callback without {@code state}. */
        CALLBACK_NO_STATE,
        /** Callback with the {@code iss} of another server. */
        CALLBACK_WRONG_ISSUER,
        /** Callback without {@code iss}. */
        CALLBACK_NO_ISSUER,
        /** Callback with an error and no code; {@code temporarily_unavailable} unless told. */
        CALLBACK_ERROR,
        /** Id token: header {@code alg: none}, no signature. */
        ID_TOKEN_ALG_NONE,
        /** Id token: HS256 with the public key as its secret. */
        ID_TOKEN_HS256,
        /** Id token: one bit of the signature differs. */
        ID_TOKEN_BAD_SIGNATURE,
        /** Id token: signed by a key nobody published, under the published {@code kid}. */
        ID_TOKEN_FOREIGN_KEY,
        /** Id token: right key, a {@code kid} that is not published. */
        ID_TOKEN_UNKNOWN_KID,
        /** Id token: right key, the {@code kid} of another published key. */
        ID_TOKEN_OTHER_KID,
        ID_TOKEN_WRONG_ISSUER,
        ID_TOKEN_WRONG_AUDIENCE,
        /** Id token: two audiences, and {@code azp} names the other one. */
        ID_TOKEN_WRONG_AZP,
        ID_TOKEN_WRONG_NONCE,
        ID_TOKEN_NO_NONCE,
        ID_TOKEN_WRONG_AT_HASH,
        /** Id token: over since an hour. */
        ID_TOKEN_EXPIRED,
        /** Id token: issued in an hour. */
        ID_TOKEN_FUTURE,
        /** Id token: another {@code sub} than everywhere else. */
        ID_TOKEN_OTHER_SUBJECT,
        /** Token answer without an id token. */
        ID_TOKEN_MISSING,
        /** Access token without {@code cnf} although the client's are bound. */
        CNF_STRIPPED,
        /** Access token bound to another certificate. */
        CNF_OTHER,
        /** Userinfo of somebody else. */
        USERINFO_OTHER_SUBJECT,
        /** Userinfo as a signed JWT whose signature is wrong. */
        USERINFO_BAD_SIGNATURE,
        /** Userinfo as a JWT of {@code alg: none}. */
        USERINFO_ALG_NONE,
        /** Decoupled: refused on the phone. */
        CIBA_REFUSED,
        /** Decoupled: cancelled on the phone. */
        CIBA_CANCELLED,
        /** Decoupled: the phone stays silent. */
        CIBA_NO_ANSWER,
        /** Decoupled: somebody else than asked for is authenticated. */
        CIBA_OTHER_IDENTITY,
        /** A poll is answered {@code slow_down}. */
        POLL_SLOW_DOWN,
        /** Logout token with a {@code nonce}. */
        LOGOUT_TOKEN_NONCE,
        /** Logout token without its event. */
        LOGOUT_TOKEN_NO_EVENT,
        /** Logout token for another client. */
        LOGOUT_TOKEN_WRONG_AUDIENCE,
        LOGOUT_TOKEN_BAD_SIGNATURE,
        /** The same logout token is posted twice. */
        LOGOUT_TOKEN_TWICE,
        /** The request is read and never answered. */
        TIMEOUT,
        /** Processed, answered after a delay. */
        SLOW,
        /** Processed, one byte at a time. */
        DRIP,
        /** The request is read, then the connection is reset. */
        RESET,
        /** Processed, then the connection is reset instead of answering. */
        COMMIT_THEN_RESET,
        /** Processed; the connection is closed in the middle of the answer. */
        HALF_BODY,
        /** HTTP 502 with a page of HTML. */
        HTML_ERROR,
        /** HTTP 200 without a body. */
        EMPTY_200,
        /** Processed; announced as {@code text/plain}. */
        WRONG_CONTENT_TYPE,
        /** HTTP 429 with {@code Retry-After: 2}. */
        HTTP_429,
        /** HTTP 503 with {@code Retry-After: 2}. */
        HTTP_503,
        /** HTTP 307 to another path of the sandbox, which nobody may follow with a secret. */
        REDIRECT,
        /** Valid JSON of 20 MB. */
        HUGE_ANSWER
    }

    public static final PscSituation NORMAL = of(Kind.NORMAL);

    public PscSituation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(argument, "argument");
    }

    /** The situation of a kind with its defaults: {@code SLOW} waits 2 s, {@code DRIP} 1 s between two bytes. */
    public static PscSituation of(Kind kind) {
        Duration delay =
                switch (kind) {
                    case SLOW -> Duration.ofSeconds(2);
                    case DRIP -> Duration.ofSeconds(1);
                    default -> Duration.ZERO;
                };
        return new PscSituation(kind, delay, Optional.empty(), "");
    }

    /** The situation of a kind of the wire, at that endpoint. */
    public static PscSituation of(Kind kind, PscEndpoint endpoint) {
        return new PscSituation(kind, of(kind).delay, Optional.of(endpoint), "");
    }

    /** The situation of a kind with its argument. */
    public static PscSituation of(Kind kind, String argument) {
        return new PscSituation(kind, of(kind).delay, Optional.empty(), argument);
    }

    public static PscSituation slow(Duration delay, PscEndpoint endpoint) {
        return new PscSituation(Kind.SLOW, delay, Optional.of(endpoint), "");
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
