package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * What the DMP simulator does with an exchange. Over HTTP it is scripted by its kind's name, with an argument after a colon
 * where there is one: {@code SLOW:1500} (milliseconds), {@code FAULT:DMPInvalidCertificate}, {@code REGISTRY_ERROR:XDSRegistryError}.
 *
 * @param kind what happens
 * @param delay of {@link Kind#SLOW} before the answer, of {@link Kind#DRIP} between two bytes; otherwise zero
 * @param code of {@link Kind#FAULT}, {@link Kind#REGISTRY_ERROR} and the kinds {@code UNKNOWN_…}; otherwise empty
 */
public record DmpSituation(Kind kind, Duration delay, String code) {
    /** Kinds of situations. */
    public enum Kind {
        /** The simulator judges the request and answers. */
        NORMAL,
        /** The patient has no DMP (TD0.2: NF; TD2.1: XDSUnknownPatientId). */
        NONE,
        /** The DMP is closed (TD0.2: terminated; TD2.1: refused). */
        CLOSED,
        /** TD2.1: every document is already there (XDSDuplicateUniqueIdInRegistry); nothing is stored. */
        DUPLICATE,
        /** A SOAP fault with the code of {@link DmpSituation#code}; by default {@code DMPInvalidCertificate}. */
        FAULT,
        /** TD2.x and TD3.x: a registry failure with the code of {@link DmpSituation#code}; by default {@code XDSRepositoryError}. */
        REGISTRY_ERROR,
        /** TD3.2: one bit of every document is turned; sizes stay right. */
        TAMPERED_DOCUMENT,
        /** TD3.2: the part of the last document is left out of the answer. */
        PART_MISSING,
        /** Registry and repository: a success is answered with the response status {@code …:}{@link DmpSituation#code}. */
        UNKNOWN_STATUS,
        /** TD3.1: approved documents are answered with the availability status {@code …:}{@link DmpSituation#code}. */
        UNKNOWN_ENTRY_STATUS,
        /** HL7v3: the query response code, habilitations and list of patients: the status, is {@link DmpSituation#code}. */
        UNKNOWN_CODE,
        /** TD0.2: the state of the authorisation is {@link DmpSituation#code}. */
        UNKNOWN_AUTHORISATION,
        /** The assertion is judged by a clock two hours late. */
        CLOCK_SKEW,
        /** The fault of feeding in INDIRECTE_RENFORCEE. */
        AIR_REFUSED,
        /** The fault of a structure that is not the certificate's. */
        STRUCTURE_MISMATCH,
        /** The fault of a VIHF signed with a key that is not for signatures. */
        WRONG_KEY_USAGE,
        /** Accepted and stored, then the connection is reset: the answer is lost. */
        COMMIT_THEN_RESET,
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

    public static final DmpSituation NORMAL = of(Kind.NORMAL);
    public static final DmpSituation NONE = of(Kind.NONE);
    public static final DmpSituation CLOSED = of(Kind.CLOSED);
    public static final DmpSituation DUPLICATE = of(Kind.DUPLICATE);
    public static final DmpSituation FAULT = of(Kind.FAULT);
    public static final DmpSituation REGISTRY_ERROR = of(Kind.REGISTRY_ERROR);
    public static final DmpSituation TAMPERED_DOCUMENT = of(Kind.TAMPERED_DOCUMENT);
    public static final DmpSituation PART_MISSING = of(Kind.PART_MISSING);
    public static final DmpSituation UNKNOWN_STATUS = of(Kind.UNKNOWN_STATUS);
    public static final DmpSituation UNKNOWN_ENTRY_STATUS = of(Kind.UNKNOWN_ENTRY_STATUS);
    public static final DmpSituation UNKNOWN_CODE = of(Kind.UNKNOWN_CODE);
    public static final DmpSituation UNKNOWN_AUTHORISATION = of(Kind.UNKNOWN_AUTHORISATION);
    public static final DmpSituation CLOCK_SKEW = of(Kind.CLOCK_SKEW);
    public static final DmpSituation AIR_REFUSED = of(Kind.AIR_REFUSED);
    public static final DmpSituation STRUCTURE_MISMATCH = of(Kind.STRUCTURE_MISMATCH);
    public static final DmpSituation WRONG_KEY_USAGE = of(Kind.WRONG_KEY_USAGE);
    public static final DmpSituation COMMIT_THEN_RESET = of(Kind.COMMIT_THEN_RESET);
    public static final DmpSituation TIMEOUT = of(Kind.TIMEOUT);
    public static final DmpSituation RESET = of(Kind.RESET);
    public static final DmpSituation RESET_DURING_REQUEST = of(Kind.RESET_DURING_REQUEST);
    public static final DmpSituation HALF_BODY = of(Kind.HALF_BODY);
    /** One byte per second. */
    public static final DmpSituation DRIP = of(Kind.DRIP);

    public static final DmpSituation HTML_ERROR = of(Kind.HTML_ERROR);
    public static final DmpSituation SOAP11_FAULT = of(Kind.SOAP11_FAULT);
    public static final DmpSituation EMPTY_200 = of(Kind.EMPTY_200);
    public static final DmpSituation DTD_IN_ANSWER = of(Kind.DTD_IN_ANSWER);
    public static final DmpSituation WRONG_CONTENT_TYPE = of(Kind.WRONG_CONTENT_TYPE);
    public static final DmpSituation HTTP_429 = of(Kind.HTTP_429);
    public static final DmpSituation HTTP_503 = of(Kind.HTTP_503);

    public DmpSituation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(code, "code");
    }

    /** The situation of a kind, with its defaults: {@code SLOW} waits 2 s, {@code DRIP} 1 s between two bytes. */
    public static DmpSituation of(Kind kind) {
        Duration delay =
                switch (kind) {
                    case SLOW -> Duration.ofSeconds(2);
                    case DRIP -> Duration.ofSeconds(1);
                    default -> Duration.ZERO;
                };
        String code =
                switch (kind) {
                    case FAULT -> "DMPInvalidCertificate";
                    case REGISTRY_ERROR -> "XDSRepositoryError";
                    case UNKNOWN_STATUS, UNKNOWN_ENTRY_STATUS, UNKNOWN_CODE, UNKNOWN_AUTHORISATION -> "SandboxUnknown";
                    default -> "";
                };
        return new DmpSituation(kind, delay, code);
    }

    public static DmpSituation slow(Duration delay) {
        return new DmpSituation(Kind.SLOW, delay, "");
    }

    public static DmpSituation drip(Duration betweenBytes) {
        return new DmpSituation(Kind.DRIP, betweenBytes, "");
    }

    /** A SOAP fault with this subcode. */
    public static DmpSituation fault(String code) {
        return new DmpSituation(Kind.FAULT, Duration.ZERO, code);
    }

    /** A registry failure with this error code, such as {@code XDSRegistryError}. */
    public static DmpSituation registryError(String code) {
        return new DmpSituation(Kind.REGISTRY_ERROR, Duration.ZERO, code);
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
