package org.segursdk.psc.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.SegurSecurityException;

/**
 * What an ID token must say. Source: psc §13.3, §13.4, OpenID Connect Core §3.1.3.7.
 *
 * @param issuer compared to the letter
 * @param clientId whom the token is for
 * @param skew how far clocks may differ
 * @param now by our clock
 */
public record IdTokenRules(String issuer, String clientId, Duration skew, Instant now) {
    /** Kinds an ID token may say it is of. */
    public static final Set<String> TYPES = Set.of("jwt");

    /**
     * What is common to all tokens that the issuer signs for a client.
     *
     * @param prefix of the codes, such as {@code PSC-ID}
     */
    public void checkAddress(Claims claims, String prefix) {
        check(
                claims.text("iss").filter(issuer::equals).isPresent(),
                prefix + "-ISSUER",
                "le jeton est d'un autre émetteur",
                "the token is another issuer's");
        List<String> audience = claims.texts("aud");
        check(
                audience.contains(clientId),
                prefix + "-AUDIENCE",
                "le jeton est destiné à un autre client",
                "the token is for another client");
        Optional<String> party = claims.text("azp");
        check(
                party.map(clientId::equals).orElse(audience.size() == 1),
                prefix + "-AZP",
                "le jeton a été délivré à un autre client",
                "the token was issued to another client");
    }

    /** Neither from the future nor over. */
    public void checkTimes(Claims claims, String prefix, boolean expires) {
        Instant issued = claims.instant("iat").orElse(Instant.MAX);
        check(
                !issued.isAfter(now.plus(skew)),
                prefix + "-IAT",
                "la date d'émission du jeton manque ou est à venir",
                "the date of issue of the token is missing or in the future");
        Optional<Instant> end = claims.instant("exp");
        check(
                end.map(each -> now.isBefore(each.plus(skew))).orElse(!expires),
                prefix + "-EXPIRED",
                "le jeton est périmé, ou sans date de fin",
                "the token is expired, or has no end");
        check(
                claims.instant("nbf").map(each -> !each.isAfter(now.plus(skew))).orElse(true),
                prefix + "-NOT-YET",
                "le jeton n'est pas encore valable",
                "the token is not valid yet");
    }

    /**
     * @param nonce the one sent; empty where none was, as in CIBA
     * @param accessToken what came with it
     */
    public void check(Claims claims, Optional<String> nonce, String accessToken) {
        checkAddress(claims, "PSC-ID");
        checkTimes(claims, "PSC-ID", true);
        check(
                claims.text("sub").filter(each -> each.length() <= 255).isPresent(),
                "PSC-ID-SUBJECT",
                "le jeton ne dit pas de qui il parle",
                "the token does not tell whom it is about");
        nonce.ifPresent(sent -> check(
                claims.text("nonce").filter(got -> Secrets.same(got, sent)).isPresent(),
                "PSC-ID-NONCE",
                "le jeton ne répond pas à cette demande (nonce)",
                "the token does not answer this request (nonce)"));
        claims.text("at_hash")
                .ifPresent(hash -> check(
                        Secrets.same(hash, half(claims.algorithm(), accessToken)),
                        "PSC-ID-AT-HASH",
                        "le jeton d'accès n'est pas celui que le jeton d'identité annonce",
                        "the access token is not the one that the ID token announces"));
    }

    /** When the user authenticated, not longer ago than asked. */
    public void checkAge(Claims claims, Duration maxAge) {
        check(
                claims.instant("auth_time")
                        .map(each -> !now.isAfter(each.plus(maxAge).plus(skew)))
                        .orElse(false),
                "PSC-ID-AUTH-TIME",
                "l'authentification est plus ancienne que demandé",
                "the authentication is older than asked");
    }

    private static String half(String algorithm, String token) {
        String bits = algorithm.substring(algorithm.length() - 3);
        byte[] hash = Secrets.digest("SHA-" + bits, token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "IdTokenRules[redacted]";
    }

    static void check(boolean holds, String code, String french, String english) {
        if (!holds) {
            throw refusal(code, french, english);
        }
    }

    private static SegurSecurityException refusal(String code, String french, String english) {
        return Refusals.security(code, french, english);
    }
}
