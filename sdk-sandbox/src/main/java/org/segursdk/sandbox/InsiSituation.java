package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * What the INSi simulator does with an exchange. Over HTTP it is scripted by its kind's name, with an argument after a colon
 * where there is one: {@code SLOW:1500} (milliseconds), {@code FAULT:siram_10/insi_19}.
 *
 * @param kind what happens
 * @param delay of {@link Kind#SLOW} before the answer, of {@link Kind#DRIP} between two bytes; otherwise zero
 * @param subcode of {@link Kind#FAULT}, such as {@code siram_40}; otherwise empty
 * @param code of {@link Kind#FAULT}, such as {@code insi_111}; otherwise empty
 */
public record InsiSituation(Kind kind, Duration delay, String subcode, String code) {
    /** Kinds of situations. */
    public enum Kind {
        /** The simulator judges the request and answers. */
        NORMAL,
        /** Valid requests are answered 01, no identity found. */
        NONE,
        /** Valid requests are answered 02, several identities found. */
        SEVERAL,
        /** A SOAP fault; by default the teleservices are unavailable (siram_40, insi_111). */
        FAULT,
        /** As NORMAL, with other namespace prefixes, unused declarations and comments. Source: insi §3.7. */
        ODD_PREFIXES,
        /** As NORMAL, in the form of the CNDA's files: {@code Prenom} present, dates before the identifier. Source: insi §3.7. */
        CNDA_FORM,
        /** The request is read and never answered. */
        TIMEOUT,
        /** Answered after a delay. */
        SLOW,
        /** The request is read, then the connection is reset. */
        RESET,
        /** The connection is reset before the body is read. */
        RESET_DURING_REQUEST,
        /** The connection is closed in the middle of the answer. */
        HALF_BODY,
        /** The answer comes one byte at a time. */
        DRIP,
        /** HTTP 502 with a page of HTML. */
        HTML_ERROR,
        /** HTTP 500 with a SOAP 1.1 fault. */
        SOAP11_FAULT,
        /** HTTP 200 without a body. */
        EMPTY_200,
        /** A document type declaration before the envelope. */
        DTD_IN_ANSWER,
        /** The right answer announced as {@code text/plain}. */
        WRONG_CONTENT_TYPE,
        /** HTTP 429 with {@code Retry-After: 2}. */
        HTTP_429,
        /** HTTP 503 with {@code Retry-After: 2}. */
        HTTP_503
    }

    public static final InsiSituation NORMAL = of(Kind.NORMAL);
    public static final InsiSituation NONE = of(Kind.NONE);
    public static final InsiSituation SEVERAL = of(Kind.SEVERAL);
    public static final InsiSituation FAULT = of(Kind.FAULT);
    public static final InsiSituation ODD_PREFIXES = of(Kind.ODD_PREFIXES);
    public static final InsiSituation CNDA_FORM = of(Kind.CNDA_FORM);
    public static final InsiSituation TIMEOUT = of(Kind.TIMEOUT);
    public static final InsiSituation RESET = of(Kind.RESET);
    public static final InsiSituation RESET_DURING_REQUEST = of(Kind.RESET_DURING_REQUEST);
    public static final InsiSituation HALF_BODY = of(Kind.HALF_BODY);
    /** One byte per second. */
    public static final InsiSituation DRIP = of(Kind.DRIP);

    public static final InsiSituation HTML_ERROR = of(Kind.HTML_ERROR);
    public static final InsiSituation SOAP11_FAULT = of(Kind.SOAP11_FAULT);
    public static final InsiSituation EMPTY_200 = of(Kind.EMPTY_200);
    public static final InsiSituation DTD_IN_ANSWER = of(Kind.DTD_IN_ANSWER);
    public static final InsiSituation WRONG_CONTENT_TYPE = of(Kind.WRONG_CONTENT_TYPE);
    public static final InsiSituation HTTP_429 = of(Kind.HTTP_429);
    public static final InsiSituation HTTP_503 = of(Kind.HTTP_503);

    public InsiSituation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(subcode, "subcode");
        Objects.requireNonNull(code, "code");
    }

    /** The situation of a kind, with its defaults: {@code SLOW} waits 2 s, {@code DRIP} 1 s between two bytes. */
    public static InsiSituation of(Kind kind) {
        Duration delay =
                switch (kind) {
                    case SLOW -> Duration.ofSeconds(2);
                    case DRIP -> Duration.ofSeconds(1);
                    default -> Duration.ZERO;
                };
        boolean fault = kind == Kind.FAULT;
        return new InsiSituation(kind, delay, fault ? "siram_40" : "", fault ? "insi_111" : "");
    }

    public static InsiSituation slow(Duration delay) {
        return new InsiSituation(Kind.SLOW, delay, "", "");
    }

    public static InsiSituation drip(Duration betweenBytes) {
        return new InsiSituation(Kind.DRIP, betweenBytes, "", "");
    }

    /**
     * A fault with these codes; {@code siram_40} is the service's fault (Receiver), any other the caller's (Sender).
     */
    public static InsiSituation fault(String subcode, String code) {
        return new InsiSituation(Kind.FAULT, Duration.ZERO, subcode, code);
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
