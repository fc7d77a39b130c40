package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens, and what is done with them. Source: psc §3, §5, §6, §7, §8, §15. */
class PscTokenTest extends PscTestBase {
    /** Whether a token is signed by the published key that it names. */
    private boolean verifies(String token) throws Exception {
        String jwks = Http.get(anonymous, protocol("certs")).body();
        Matcher key = Pattern.compile(
                        "\\{\"kid\":\"" + Pattern.quote(members(part(token, 0)).get("kid"))
                                + "\"[^}]*\"n\":\"([^\"]+)\",\"e\":\"([^\"]+)\"")
                .matcher(jwks);
        if (!key.find() || !"RS256".equals(members(part(token, 0)).get("alg"))) {
            return false;
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.group(1)), number(key.group(2)))));
        int dot = token.lastIndexOf('.');
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }

    @Test
    void code_givesSignedTokensWithTheClaimsKnown() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);
        String access = tokens.get("access_token");
        String identity = tokens.get("id_token");

        assertThat(tokens)
                .containsEntry("expires_in", "120")
                .containsEntry("refresh_expires_in", "1800")
                .containsEntry("token_type", "Bearer")
                .containsEntry("not-before-policy", "0")
                .containsEntry("scope", "openid scope_all");
        assertThat(verifies(access)).isTrue();
        assertThat(verifies(identity)).isTrue();
        assertThat(claims(access))
                .doesNotContainKeys("aud", "cnf")
                .containsEntry("azp", "lps-secret")
                .containsEntry("nonce", "")
                .containsEntry("authMode", "CARD")
                .containsEntry("acr", "eidas1")
                .containsEntry("origine", "RPPS")
                .containsEntry("sid", tokens.get("session_state"))
                .containsEntry("session_state", tokens.get("session_state"));
        assertThat(claims(access).get("sub")).matches("f:[0-9a-f-]{36}:899700366240");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.US_ASCII));
        assertThat(claims(identity))
                .containsEntry("aud", "lps-secret")
                .containsEntry("nonce", "a-nonce")
                .containsEntry("SubjectNameID", PscUser.DOCTOR)
                .containsEntry("iss", sandbox.psc().issuer().toString())
                .containsEntry(
                        "at_hash", Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)));
    }

    @Test
    void code_replayed_isRefusedAndKillsTheFirstTokens() throws Exception {
        String code = code("lps-secret", PscUser.DOCTOR);
        Map<String, String> first = members(redeem(code).body());
        assertThat(userinfo(anonymous, first.get("access_token")).statusCode()).isEqualTo(200);

        HttpResponse<String> second = redeem(code);

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(members(second.body()))
                .containsEntry("error", "invalid_grant")
                .containsEntry("error_description", "Code not valid");
        HttpResponse<String> userinfo = userinfo(anonymous, first.get("access_token"));
        assertThat(userinfo.statusCode()).isEqualTo(401);
        assertThat(userinfo.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"invalid_token\"", "user_session_not_found");
        assertThat(members(refresh(first).body())).containsEntry("error_description", "Session not active");
    }

    private HttpResponse<String> refresh(Map<String, String> tokens) throws Exception {
        return basic(protocol("token"), "grant_type", "refresh_token", "refresh_token", tokens.get("refresh_token"));
    }

    @ParameterizedTest
    @CsvSource({
        "code, nonsense, invalid_grant, Code not valid",
        "redirect_uri, http://127.0.0.1:7/other, invalid_grant, Incorrect redirect_uri",
        "code_verifier, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, invalid_grant, PKCE verification failed: Code mismatch",
        "code_verifier, '', invalid_grant, PKCE code verifier not specified",
        "grant_type, '', invalid_request, Missing form parameter: grant_type",
        "grant_type, password, unauthorized_client, Client not allowed for this grant",
        "grant_type, nonsense, unsupported_grant_type, Unsupported grant_type"
    })
    void wrongTokenRequest_isRefused(String name, String value, String error, String description) throws Exception {
        String code = code("lps-secret", PscUser.DOCTOR);
        String[] parameters = {
            "grant_type", "authorization_code", "code", code, "redirect_uri", RETURN, "code_verifier", VERIFIER
        };
        parameters[Arrays.asList(parameters).indexOf(name) + 1] = value;

        HttpResponse<String> answer = basic(protocol("token"), parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(members(answer.body()))
                .containsEntry("error", error)
                .containsEntry("error_description", description);
        assertThat(last().verdict()).startsWith(error);
    }

    @Test
    void code_ofAnotherClient_orTooOld_isRefused() throws Exception {
        String foreign = code("lps-mtls", PscUser.DOCTOR);
        String old = code("lps-secret", PscUser.DOCTOR);
        clock.move(Duration.ofSeconds(61));

        assertThat(redeem(old).body()).contains("Code is expired");
        clock.move(Duration.ofSeconds(-61));
        assertThat(redeem(foreign).body()).contains("invalid_grant");
    }

    @Test
    void client_thatCannotProveItself_isRefused() throws Exception {
        String base = form("grant_type", "refresh_token", "refresh_token", "x");

        HttpResponse<String> wrongSecret =
                post(anonymous, protocol("token"), base + "&client_id=lps-secret&client_secret=wrong");
        HttpResponse<String> unknown = post(anonymous, protocol("token"), base + "&client_id=nobody");
        HttpResponse<String> noCertificate = post(anonymous, protocol("token"), base + "&client_id=lps-mtls");
        HttpResponse<String> otherCertificate = post(
                Http.client(sandbox.pki(), sandbox.pki().credentials("psc")),
                protocol("token"),
                base + "&client_id=lps-mtls");
        HttpResponse<String> postedSecret =
                post(anonymous, protocol("token"), base + "&client_id=lps-secret&client_secret=secret-of-the-sandbox");

        assertThat(wrongSecret.statusCode()).isEqualTo(401);
        assertThat(wrongSecret.body()).contains("\"unauthorized_client\"");
        for (HttpResponse<String> answer : java.util.List.of(unknown, noCertificate, otherCertificate)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"invalid_client\"");
        }
        assertThat(postedSecret.body()).contains("invalid_grant");
    }

    @Test
    void refresh_keepsTheSession_andEndsWithIt() throws Exception {
        Map<String, String> first = tokens(PscUser.DOCTOR);
        clock.move(Duration.ofMinutes(20));

        Map<String, String> second = members(refresh(first).body());

        assertThat(claims(second.get("access_token")))
                .containsEntry("sid", claims(first.get("access_token")).get("sid"))
                .containsEntry("auth_time", claims(first.get("access_token")).get("auth_time"));
        assertThat(claims(second.get("id_token"))).doesNotContainKey("nonce");
        assertThat(refresh(first).statusCode()).as("the old one stays good").isEqualTo(200);
        clock.move(Duration.ofMinutes(31));
        assertThat(refresh(second).body()).contains("invalid_grant");
    }

    @Test
    void refresh_neverOutlivesFourHours() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);
        for (int i = 0; i < 9; i++) {
            clock.move(Duration.ofMinutes(25));
            tokens = members(refresh(tokens).body());
        }

        assertThat(tokens).containsEntry("refresh_expires_in", "900");
        clock.move(Duration.ofMinutes(15));
        assertThat(refresh(tokens).statusCode()).isEqualTo(400);
    }

    @Test
    void refresh_singleUse_endsTheSessionOfWhoeverRepeats() throws Exception {
        sandbox.psc()
                .behaviour(PscBehaviour.DEFAULTS.toBuilder()
                        .refresh(PscBehaviour.Refresh.SINGLE_USE)
                        .build());
        Map<String, String> first = tokens(PscUser.DOCTOR);
        Map<String, String> second = members(refresh(first).body());

        assertThat(refresh(first).body()).contains("reuse exceeded");
        assertThat(refresh(second).body()).contains("Session not active");
    }

    @Test
    void refresh_mayReturnNoNewToken() throws Exception {
        sandbox.psc()
                .behaviour(PscBehaviour.DEFAULTS.toBuilder()
                        .refresh(PscBehaviour.Refresh.NOT_RETURNED)
                        .build());
        Map<String, String> first = tokens(PscUser.DOCTOR);

        assertThat(members(refresh(first).body())).doesNotContainKey("refresh_token");
        assertThat(refresh(first).statusCode()).isEqualTo(200);
    }

    @Test
    void boundTokens_carryTheFingerprintInBothEncodings_andWantTheCertificate() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(sandbox.pki()
                        .named("lps-mtls", "10B0193488")
                        .authentication()
                        .chain()
                        .get(0)
                        .getEncoded());
        Map<String, String> tokens = boundTokens(PscUser.DOCTOR);
        sandbox.psc()
                .behaviour(PscBehaviour.DEFAULTS.toBuilder()
                        .cnf(PscBehaviour.Cnf.HEX)
                        .build());
        Map<String, String> hex = boundTokens(PscUser.DOCTOR);

        assertThat(claims(tokens.get("access_token")))
                .containsEntry(
                        "x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(claims(hex.get("access_token")))
                .containsEntry(
                        "x5t#S256",
                        Base64.getEncoder()
                                .encodeToString(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII)));
        assertThat(userinfo(certified, tokens.get("access_token")).statusCode()).isEqualTo(200);
        assertThat(userinfo(anonymous, tokens.get("access_token")).statusCode()).isEqualTo(401);
        assertThat(userinfo(Http.client(sandbox.pki(), sandbox.pki().credentials("psc")), tokens.get("access_token"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void boundTokens_mayComeWithoutFingerprint() throws Exception {
        sandbox.psc().next(PscSituation.of(PscSituation.Kind.CNF_STRIPPED));

        assertThat(claims(boundTokens(PscUser.DOCTOR).get("access_token"))).doesNotContainKey("x5t#S256");
        assertThat(claims(boundTokens(PscUser.DOCTOR).get("access_token"))).containsKey("x5t#S256");
    }

    @ParameterizedTest
    @EnumSource
    void acr_isAsSet(PscBehaviour.Acr acr) throws Exception {
        sandbox.psc().behaviour(PscBehaviour.DEFAULTS.toBuilder().acr(acr).build());

        Map<String, String> claims = claims(tokens(PscUser.DOCTOR).get("id_token"));

        assertThat(claims.get("acr"))
                .isEqualTo(acr == PscBehaviour.Acr.MISSING ? null : acr.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_TOKEN_WRONG_ISSUER, iss, https://other.example/auth/realms/esante-wallet",
        "ID_TOKEN_WRONG_AUDIENCE, aud, another-client",
        "ID_TOKEN_WRONG_AZP, azp, another-client",
        "ID_TOKEN_WRONG_NONCE, nonce, another-nonce",
        "ID_TOKEN_NO_NONCE, nonce, ",
        "ID_TOKEN_OTHER_SUBJECT, sub, f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:8997003662400"
    })
    void idToken_isFalsifiedOnce(PscSituation.Kind kind, String claim, String value) throws Exception {
        sandbox.psc().next(PscSituation.of(kind));

        String token = tokens(PscUser.DOCTOR).get("id_token");
        String then = tokens(PscUser.DOCTOR).get("id_token");

        assertThat(claims(token).get(claim)).isEqualTo(value);
        assertThat(verifies(token)).as("only that is wrong").isTrue();
        assertThat(claims(then).get(claim)).isNotEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"ID_TOKEN_EXPIRED, -3600", "ID_TOKEN_FUTURE, 3600"})
    void idToken_isOfAnotherTime(PscSituation.Kind kind, long shift) throws Exception {
        sandbox.psc().next(PscSituation.of(kind));

        assertThat(claims(tokens(PscUser.DOCTOR).get("id_token")))
                .containsEntry("iat", Long.toString(clock.instant().getEpochSecond() + shift));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_TOKEN_ALG_NONE, none",
        "ID_TOKEN_HS256, HS256",
        "ID_TOKEN_BAD_SIGNATURE, RS256",
        "ID_TOKEN_FOREIGN_KEY, RS256",
        "ID_TOKEN_UNKNOWN_KID, RS256",
        "ID_TOKEN_OTHER_KID, RS256"
    })
    void idToken_isSignedWrongly(PscSituation.Kind kind, String algorithm) throws Exception {
        sandbox.psc().next(PscSituation.of(kind));

        String token = tokens(PscUser.DOCTOR).get("id_token");

        assertThat(members(part(token, 0))).containsEntry("alg", algorithm);
        assertThat(!"none".equals(algorithm) && verifies(token)).isFalse();
        assertThat(verifies(tokens(PscUser.DOCTOR).get("id_token"))).isTrue();
    }

    @Test
    void idToken_mayBeMissing_orOfAnotherAccessToken() throws Exception {
        sandbox.psc()
                .next(
                        PscSituation.of(PscSituation.Kind.ID_TOKEN_MISSING),
                        PscSituation.of(PscSituation.Kind.ID_TOKEN_WRONG_AT_HASH));

        assertThat(tokens(PscUser.DOCTOR)).doesNotContainKey("id_token").containsKey("access_token");
        Map<String, String> tokens = tokens(PscUser.DOCTOR);
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(tokens.get("access_token").getBytes(StandardCharsets.US_ASCII));
        assertThat(claims(tokens.get("id_token")).get("at_hash"))
                .isNotEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)));
    }

    @Test
    void keys_rotateAndAreReplaced() throws Exception {
        String first = tokens(PscUser.DOCTOR).get("id_token");
        sandbox.psc().rotateKeys();
        String second = tokens(PscUser.DOCTOR).get("id_token");

        assertThat(members(part(second, 0)).get("kid"))
                .isNotEqualTo(members(part(first, 0)).get("kid"));
        assertThat(verifies(first)).isTrue();
        sandbox.psc().replaceKeys();
        assertThat(verifies(first)).isFalse();
        assertThat(verifies(tokens(PscUser.DOCTOR).get("id_token"))).isTrue();
    }

    @Test
    void userinfo_isTheWholeOfIt_asJsonOrSigned() throws Exception {
        HttpResponse<String> several =
                userinfo(anonymous, tokens(PscUser.SEVERAL_ACTIVITIES).get("access_token"));
        HttpResponse<String> bare =
                userinfo(anonymous, tokens(PscUser.NO_PROFESSIONAL_DATA).get("access_token"));
        HttpResponse<String> employee =
                userinfo(anonymous, tokens(PscUser.EMPLOYEE).get("access_token"));
        sandbox.psc()
                .behaviour(
                        PscBehaviour.DEFAULTS.toBuilder().signedUserinfo(true).build());
        HttpResponse<String> signed = userinfo(anonymous, tokens(PscUser.DOCTOR).get("access_token"));

        assertThat(several.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(several.body())
                .contains("\"SubjectRole\":[\"10^1.2.250.1.213.1.1.5.5\",\"60^1.2.250.1.213.1.1.5.5\"]")
                .contains(
                        "\"numeroFinessSite\":\"0B0193488\"",
                        "\"qualite\":1",
                        "\"Acces_Regulation_Medicale\":\"FAUX\"");
        assertThat(several.body().split("codeModeExercice")).hasSize(4);
        assertThat(members(bare.body()))
                .containsOnlyKeys(
                        "sub", "preferred_username", "given_name", "family_name", "SubjectNameID", "codeCivilite");
        assertThat(members(employee.body())).containsEntry("SubjectNameID", "500000001815646/CPAT00045");
        assertThat(signed.headers().firstValue("Content-Type")).contains("application/jwt");
        assertThat(verifies(signed.body())).isTrue();
        assertThat(claims(signed.body())).containsEntry("aud", "lps-secret").containsEntry("family_name", "SPECIMEN");
    }

    @Test
    void userinfo_ofSomebodyElse_orBadlySigned_whenScripted() throws Exception {
        String token = tokens(PscUser.DOCTOR).get("access_token");
        sandbox.psc()
                .next(
                        PscSituation.of(PscSituation.Kind.USERINFO_OTHER_SUBJECT),
                        PscSituation.of(PscSituation.Kind.USERINFO_BAD_SIGNATURE),
                        PscSituation.of(PscSituation.Kind.USERINFO_ALG_NONE));

        assertThat(members(userinfo(anonymous, token).body()).get("sub"))
                .isNotEqualTo(claims(token).get("sub"));
        assertThat(verifies(userinfo(anonymous, token).body())).isFalse();
        assertThat(members(part(userinfo(anonymous, token).body(), 0))).containsEntry("alg", "none");
        assertThat(members(userinfo(anonymous, token).body()).get("sub"))
                .isEqualTo(claims(token).get("sub"));
    }

    @Test
    void userinfo_withoutAGoodToken_isRefusedWithoutABody() throws Exception {
        String token = tokens(PscUser.DOCTOR).get("access_token");
        clock.move(Duration.ofSeconds(121));

        for (HttpResponse<String> answer : java.util.List.of(
                userinfo(anonymous, token),
                userinfo(anonymous, "nonsense"),
                Http.get(anonymous, protocol("userinfo")))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer realm=\"esante-wallet\"");
        }
    }

    @Test
    void introspection_andRevocation() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);

        HttpResponse<String> access = basic(protocol("token/introspect"), "token", tokens.get("access_token"));
        HttpResponse<String> refresh = basic(protocol("token/introspect"), "token", tokens.get("refresh_token"));
        assertThat(members(access.body()))
                .containsEntry("active", "true")
                .containsEntry("client_id", "lps-secret")
                .containsEntry("SubjectNameID", PscUser.DOCTOR)
                .containsEntry("username", PscUser.DOCTOR);
        assertThat(members(refresh.body())).containsEntry("active", "true").doesNotContainKey("SubjectNameID");
        assertThat(basic(protocol("token/introspect"), "token", "nonsense").body())
                .isEqualTo("{\"active\":false}");
        assertThat(post(anonymous, protocol("token/introspect"), form("token", "x"))
                        .statusCode())
                .isEqualTo(401);

        assertThat(basic(protocol("revoke"), "token", tokens.get("access_token"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(userinfo(anonymous, tokens.get("access_token")).statusCode()).isEqualTo(401);
        assertThat(basic(protocol("revoke"), "token", tokens.get("refresh_token"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(refresh(tokens).statusCode()).isEqualTo(400);
        assertThat(basic(protocol("revoke"), "token", "nonsense").statusCode()).isEqualTo(200);
        assertThat(basic(
                                protocol("revoke"),
                                "token",
                                boundTokens(PscUser.DOCTOR).get("access_token"))
                        .statusCode())
                .isEqualTo(400);
    }
}
