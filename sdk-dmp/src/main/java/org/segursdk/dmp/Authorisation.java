package org.segursdk.dmp;

import java.util.Objects;

/**
 * The right of the asking structure or professional on a patient's DMP. It gates consultation, not feeding. Source: dmp §2.4,
 * §4.2.
 *
 * @param kind what it means
 * @param rawCode the DMP's own code, {@code ""} when it told none
 */
public record Authorisation(Kind kind, String rawCode) {
    /** What an authorisation code means. */
    public enum Kind {
        /** {@code VALIDE}. */
        VALID,
        /** {@code NON_EXISTE}: never given. */
        NONE,
        /** {@code INTERDIT}: the patient blocked this professional. */
        FORBIDDEN,
        /** {@code EXPIRE}. */
        EXPIRED,
        /** A code this SDK does not know: see {@link Authorisation#rawCode}. */
        UNKNOWN,
        /** The answer told none. */
        NOT_TOLD
    }

    public Authorisation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rawCode, "rawCode");
    }

    /** @param code as received; {@code ""} when absent */
    public static Authorisation ofCode(String code) {
        Kind kind =
                switch (code) {
                    case "" -> Kind.NOT_TOLD;
                    case "VALIDE" -> Kind.VALID;
                    case "NON_EXISTE" -> Kind.NONE;
                    case "INTERDIT" -> Kind.FORBIDDEN;
                    case "EXPIRE" -> Kind.EXPIRED;
                    default -> Kind.UNKNOWN;
                };
        return new Authorisation(kind, code);
    }
}
