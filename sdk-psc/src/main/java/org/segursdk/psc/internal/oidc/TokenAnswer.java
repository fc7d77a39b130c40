package org.segursdk.psc.internal.oidc;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.psc.internal.http.HttpAnswer;

/**
 * What a token endpoint gave. Source: psc §3.
 *
 * @param accessToken a secret
 * @param expiresIn how long it serves, if told
 * @param refreshToken a secret, if any
 * @param refreshExpiresIn how long that one serves, if told; Keycloak's own field
 * @param idToken the ID token, not verified yet
 * @param scope what was granted, empty when not told
 */
public record TokenAnswer(
        String accessToken,
        Optional<Duration> expiresIn,
        Optional<String> refreshToken,
        Optional<Duration> refreshExpiresIn,
        Optional<String> idToken,
        String scope) {
    /** RFC 6750 §2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,32768}=*");

    private static final long LONGEST = Duration.ofDays(366).toSeconds();

    /** @throws org.segursdk.core.error.SegurException {@code PSC-ANSWER-UNREADABLE}, {@code PSC-TOKEN-TYPE}, {@code PSC-TOKEN-FORM} */
    public static TokenAnswer read(HttpAnswer answer) {
        Map<String, Object> body = Json.object(answer);
        String token = text(body, "access_token").orElse("");
        if (!text(body, "token_type").orElse("").equalsIgnoreCase("Bearer")) {
            throw Refusals.security(
                    "PSC-TOKEN-TYPE", "le jeton n'est pas du type Bearer", "the token is not of type Bearer");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw Refusals.security(
                    "PSC-TOKEN-FORM",
                    "le jeton d'accès manque ou n'a pas la forme attendue",
                    "the access token is missing or has not the form expected");
        }
        return new TokenAnswer(
                token,
                seconds(body, "expires_in"),
                text(body, "refresh_token"),
                seconds(body, "refresh_expires_in"),
                text(body, "id_token"),
                text(body, "scope").orElse(""));
    }

    private static Optional<String> text(Map<String, Object> body, String name) {
        return body.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    // Zero, for a refresh token, means that it has no end of its own.
    private static Optional<Duration> seconds(Map<String, Object> body, String name) {
        return body.get(name) instanceof Number number && number.longValue() > 0
                ? Optional.of(Duration.ofSeconds(Math.min(number.longValue(), LONGEST)))
                : Optional.empty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "TokenAnswer[redacted]";
    }
}
