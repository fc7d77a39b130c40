package org.segursdk.psc.internal.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.error.SegurSecurityException;

/**
 * What a token claims.
 *
 * @param all as parsed
 * @param algorithm the one its signature was verified with; empty for a token that was only looked into
 */
public record Claims(Map<String, Object> all, String algorithm) {
    /** The latest instant a claim may name: year 9999. */
    private static final long LATEST = 253_402_300_799L;

    public Optional<String> text(String name) {
        Object value = all.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        throw wrong();
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    public Optional<Instant> instant(String name) {
        Object value = all.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= LATEST) {
            return Optional.of(Instant.ofEpochSecond(number.longValue()));
        }
        throw wrong();
    }

    /** One text or several. */
    public List<String> texts(String name) {
        Object value = all.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong();
    }

    /** {@code cnf."x5t#S256"}. */
    public Optional<String> thumbprint() {
        return all.get("cnf") instanceof Map<?, ?> cnf && cnf.get("x5t#S256") instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static SegurSecurityException wrong() {
        return Refusals.security(
                "PSC-JWT-CLAIM",
                "une donnée du jeton n'est pas du type attendu",
                "a claim is not of the type expected");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Claims[redacted]";
    }
}
