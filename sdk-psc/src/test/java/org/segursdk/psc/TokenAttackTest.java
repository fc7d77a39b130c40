package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack on a token that RFC 9700, RFC 8725 and OpenID Connect tell of is refused, each by its own code. */
@Tag("REM-PSC-01")
class TokenAttackTest extends PscTestBase {
    private static final KeyPair STRANGE = TestPki.rsa();

    /** What a test does to the issuer. */
    interface Attack {
        void prepare(TestIssuer issuer);
    }

    private static Arguments attack(String name, String code, Attack attack) {
        return Arguments.of(name, code, attack);
    }

    private static Attack claim(String name, Object value) {
        return issuer -> issuer.idClaims = claims -> claims.put(name, value);
    }

    private static Attack without(String name) {
        return issuer -> issuer.idClaims = claims -> claims.remove(name);
    }

    private static Attack later(String name, long seconds) {
        return issuer -> issuer.idClaims =
                claims -> claims.put(name, issuer.clock.instant().getEpochSecond() + seconds);
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                attack("another issuer", "PSC-ID-ISSUER", claim("iss", "https://evil.example")),
                attack("no issuer", "PSC-ID-ISSUER", without("iss")),
                attack(
                        "the issuer with a slash",
                        "PSC-ID-ISSUER",
                        issuer -> issuer.idClaims = claims -> claims.put("iss", issuer.issuer() + "/")),
                attack("another audience", "PSC-ID-AUDIENCE", claim("aud", "autre-lps")),
                attack("no audience", "PSC-ID-AUDIENCE", without("aud")),
                attack("an audience of a wrong type", "PSC-JWT-CLAIM", claim("aud", 12)),
                attack("another authorized party", "PSC-ID-AZP", claim("azp", "autre-lps")),
                attack(
                        "several audiences, no party",
                        "PSC-ID-AZP",
                        issuer -> issuer.idClaims = claims -> {
                            claims.put("aud", List.of(TestIssuer.CLIENT, "autre-lps"));
                            claims.remove("azp");
                        }),
                attack("expired", "PSC-ID-EXPIRED", later("exp", -31)),
                attack("no end", "PSC-ID-EXPIRED", without("exp")),
                attack("from the future", "PSC-ID-IAT", later("iat", 31)),
                attack("no date of issue", "PSC-ID-IAT", without("iat")),
                attack("not yet", "PSC-ID-NOT-YET", later("nbf", 31)),
                attack("a date that is a text", "PSC-JWT-CLAIM", claim("exp", "demain")),
                attack("a date beyond all years", "PSC-JWT-CLAIM", claim("exp", 1e300)),
                attack("another nonce", "PSC-ID-NONCE", claim("nonce", "0".repeat(64))),
                attack("no nonce", "PSC-ID-NONCE", without("nonce")),
                attack("an empty nonce", "PSC-ID-NONCE", claim("nonce", "")),
                attack("another access token", "PSC-ID-AT-HASH", claim("at_hash", Jws.atHash("autre"))),
                attack("no subject", "PSC-ID-SUBJECT", without("sub")),
                attack("an endless subject", "PSC-ID-SUBJECT", claim("sub", "x".repeat(256))),
                attack("too weak a level", "PSC-ACR-TOO-LOW", claim("acr", "eidas0")),
                attack("another claim of identity", "PSC-USERINFO-IDENTITY", claim("SubjectNameID", "899700427869")));
    }

    static Stream<Arguments> signatures() {
        return Stream.of(
                attack("alg none", "PSC-JWT-ALGORITHM", issuer -> {
                    issuer.header = head -> head.put("alg", "none");
                    issuer.signing = Optional.of(Jws::unsigned);
                }),
                attack("alg nOnE", "PSC-JWT-ALGORITHM", issuer -> {
                    issuer.header = head -> head.put("alg", "nOnE");
                    issuer.signing = Optional.of(Jws::unsigned);
                }),
                attack("no alg", "PSC-JWT-ALGORITHM", issuer -> issuer.header = head -> head.remove("alg")),
                attack(
                        "RS256 without a signature",
                        "PSC-JWT-SIGNATURE",
                        issuer -> issuer.signing = Optional.of(Jws::unsigned)),
                attack("HS256 by the public key", "PSC-JWT-ALGORITHM", issuer -> {
                    issuer.header = head -> head.put("alg", "HS256");
                    byte[] key = issuer.keys.get("k1").getPublic().getEncoded();
                    issuer.signing = Optional.of((head, claims) -> Jws.macced(head, claims, key));
                }),
                attack("HS256 by the client's secret", "PSC-JWT-ALGORITHM", issuer -> {
                    issuer.header = head -> head.put("alg", "HS256");
                    byte[] key = TestIssuer.SECRET.getBytes(StandardCharsets.UTF_8);
                    issuer.signing = Optional.of((head, claims) -> Jws.macced(head, claims, key));
                }),
                attack("a public key taken for a secret", "PSC-JWT-SIGNATURE", issuer -> {
                    byte[] key = issuer.keys.get("k1").getPublic().getEncoded();
                    issuer.signing = Optional.of((head, claims) -> Jws.macced(head, claims, key));
                }),
                attack(
                        "RS512, which is not admitted",
                        "PSC-JWT-ALGORITHM",
                        issuer -> issuer.header = head -> head.put("alg", "RS512")),
                attack("a stranger's key", "PSC-JWT-SIGNATURE", issuer -> issuer.signing = strange()),
                attack("a key the issuer does not have", "PSC-JWT-KEY", issuer -> {
                    issuer.header = head -> head.put("kid", "k2");
                    issuer.signing = strange();
                }),
                attack(
                        "a kid that is a path",
                        "PSC-JWT-KEY",
                        issuer -> issuer.header = head -> head.put("kid", "../../../../dev/null")),
                attack(
                        "a kid that is SQL",
                        "PSC-JWT-KEY",
                        issuer -> issuer.header = head -> head.put("kid", "x' UNION SELECT 'k1")),
                attack(
                        "an endless kid",
                        "PSC-JWT-FORM",
                        issuer -> issuer.header = head -> head.put("kid", "k".repeat(600))),
                attack("a kid that is no text", "PSC-JWT-FORM", issuer -> issuer.header = head -> head.put("kid", 1)),
                attack("jku", "PSC-JWT-SIGNATURE", issuer -> {
                    issuer.header = head -> head.put("jku", issuer.base() + "/evil/jwks");
                    issuer.signing = strange();
                }),
                attack("x5u", "PSC-JWT-SIGNATURE", issuer -> {
                    issuer.header = head -> head.put("x5u", issuer.base() + "/evil/x5u");
                    issuer.signing = strange();
                }),
                attack("jwk in the head", "PSC-JWT-SIGNATURE", issuer -> {
                    issuer.header = head -> head.put("jwk", Jws.jwk("k1", STRANGE));
                    issuer.signing = strange();
                }),
                attack("crit", "PSC-JWT-CRITICAL", issuer -> issuer.header = head -> head.put("crit", List.of("exp"))),
                attack("b64", "PSC-JWT-CRITICAL", issuer -> issuer.header = head -> head.put("b64", false)),
                attack(
                        "a token of logout",
                        "PSC-JWT-TYPE",
                        issuer -> issuer.header = head -> head.put("typ", "logout+jwt")),
                attack("an access token", "PSC-JWT-TYPE", issuer -> issuer.header = head -> head.put("typ", "at+jwt")),
                attack(
                        "claims changed after the signature",
                        "PSC-JWT-SIGNATURE",
                        issuer -> issuer.signing = Optional.of(
                                (head, claims) -> changed(Jws.signed(head, claims, issuer.keys.get("k1"))))),
                attack(
                        "encrypted",
                        "PSC-JWT-ENCRYPTED",
                        issuer -> issuer.signing = Optional.of((head, claims) -> "a.b.c.d.e")),
                attack("two parts", "PSC-JWT-FORM", issuer -> issuer.signing = Optional.of((head, claims) -> "a.b")),
                attack(
                        "not JSON",
                        "PSC-JWT-FORM",
                        issuer -> issuer.signing = Optional.of((head, claims) -> "bm9u.YQ.YQ")),
                attack("a claim of 1 MB", "PSC-ANSWER-TOO-LARGE", claim("nom", "x".repeat(1 << 20))),
                attack("a claim of 100 kB", "PSC-JWT-TOO-LARGE", claim("nom", "x".repeat(100 << 10))));
    }

    private static Optional<TestIssuer.Signing> strange() {
        return Optional.of((head, claims) -> Jws.signed(head, claims, STRANGE));
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("eidas1", "eidas3");
        return parts[0]
                + '.'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + '.'
                + parts[2];
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                attack("no ID token", "PSC-ID-MISSING", answer("id_token", "")),
                attack("no access token", "PSC-TOKEN-FORM", answer("access_token", "")),
                attack("an access token with a line end", "PSC-TOKEN-FORM", answer("access_token", "a\\r\\nb: c")),
                attack("a MAC token", "PSC-TOKEN-TYPE", answer("token_type", "mac")),
                attack(
                        "userinfo of somebody else",
                        "PSC-USERINFO-SUBJECT",
                        issuer -> issuer.userInfo.put("sub", "f:x:1")),
                attack("userinfo of nobody", "PSC-USERINFO-SUBJECT", issuer -> issuer.userInfo.remove("sub")),
                attack(
                        "userinfo that is a page",
                        "PSC-ANSWER-TYPE",
                        issuer -> issuer.faults.put(
                                "userinfo", reply -> new TestIssuer.Reply(200, "text/html", "<html>", Map.of()))),
                attack(
                        "userinfo that is no object",
                        "PSC-ANSWER-UNREADABLE",
                        issuer -> issuer.faults.put(
                                "userinfo", reply -> new TestIssuer.Reply(200, "application/json", "[1]", Map.of()))),
                attack(
                        "userinfo of 1 MB",
                        "PSC-ANSWER-TOO-LARGE",
                        issuer -> issuer.faults.put(
                                "userinfo",
                                reply -> new TestIssuer.Reply(200, "application/json", " ".repeat(1 << 20), Map.of()))),
                attack("a redirect at the token endpoint", "PSC-REDIRECT-REFUSED", redirect("token")),
                attack("a redirect at userinfo", "PSC-REDIRECT-REFUSED", redirect("userinfo")),
                attack("a redirect at the keys", "PSC-REDIRECT-REFUSED", redirect("certs")));
    }

    private static Attack answer(String name, String value) {
        return issuer -> issuer.tokenAnswer = answer -> answer.put(name, value);
    }

    private static Attack redirect(String from) {
        return issuer -> issuer.faults.put(
                from,
                reply -> new TestIssuer.Reply(307, "text/plain", "", Map.of("Location", issuer.base() + "/evil")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource({"claims", "signatures", "answers"})
    void attack_isRefusedByItsOwnCode(String name, String code, Attack attack) {
        attack.prepare(issuer);
        PscClient psc = client();
        assertThat(code(() -> login(psc))).isEqualTo(code);
        assertThat(issuer.requests).noneMatch(request -> request.path().contains("evil"));
    }

    @Test
    void clocksMayDiffer_withinTheSkew() {
        issuer.idClaims = claims -> {
            claims.put("iat", clock.instant().getEpochSecond() + 29);
            claims.put("exp", clock.instant().getEpochSecond() - 29);
        };
        assertThat(login(client())).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void strongerLevels_andAMissingOne_areTakenAsTheSettingsSay() {
        issuer.idClaims = claims -> claims.put("acr", "eidas3");
        assertThat(session(client()).acr()).contains(Acr.EIDAS3);
        PscProfile strict = PscProfile.builder()
                .minimumAcr(Acr.EIDAS2)
                .acceptsMissingAcr(false)
                .build();
        PscClient psc = client(settings(secret()).profile(strict).build());
        assertThat(login(psc)).isInstanceOf(LoginResult.Granted.class);
        issuer.idClaims = claims -> claims.put("acr", "eidas1");
        assertThat(code(() -> login(psc))).isEqualTo("PSC-ACR-TOO-LOW");
        issuer.idClaims = claims -> claims.remove("acr");
        assertThat(code(() -> login(psc))).isEqualTo("PSC-ACR-MISSING");
        assertThat(session(client()).acr()).isEmpty();
    }

    @Test
    void anAuthenticationOlderThanAsked_isRefused() {
        PscClient psc = client();
        LoginOptions options =
                LoginOptions.builder().maxAge(Duration.ofMinutes(1)).build();
        issuer.idClaims = claims -> claims.put("auth_time", clock.instant().getEpochSecond() - 91);
        PendingLogin pending = psc.startLogin(options);
        String query = issuer.login(pending.authorizationUri());
        assertThat(code(() -> psc.finishLogin(pending, CallbackParameters.ofQuery(query))))
                .isEqualTo("PSC-ID-AUTH-TIME");
        issuer.idClaims = claims -> claims.remove("auth_time");
        PendingLogin silent = psc.startLogin(options);
        String other = issuer.login(silent.authorizationUri());
        assertThat(code(() -> psc.finishLogin(silent, CallbackParameters.ofQuery(other))))
                .isEqualTo("PSC-ID-AUTH-TIME");
    }

    @Test
    void signedUserinfo_isVerifiedWhole() {
        signedUserinfo(Map.of("iss", issuer.issuer(), "aud", TestIssuer.CLIENT), issuer.keys.get("k1"));
        assertThat(session(client()).identity().familyName()).contains("SPECIMEN");
        signedUserinfo(Map.of("iss", issuer.issuer(), "aud", TestIssuer.CLIENT), STRANGE);
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWT-SIGNATURE");
        signedUserinfo(Map.of("iss", "https://evil.example", "aud", TestIssuer.CLIENT), issuer.keys.get("k1"));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-USERINFO-ISSUER");
        signedUserinfo(Map.of("iss", issuer.issuer(), "aud", "autre-lps"), issuer.keys.get("k1"));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-USERINFO-AUDIENCE");
    }

    private void signedUserinfo(Map<String, Object> more, KeyPair key) {
        Map<String, Object> claims = new LinkedHashMap<>(issuer.userInfo);
        claims.putAll(more);
        String signed = Jws.signed(Map.of("alg", "RS256", "kid", "k1"), claims, key);
        issuer.faults.put("userinfo", reply -> new TestIssuer.Reply(200, "application/jwt", signed, Map.of()));
    }
}
