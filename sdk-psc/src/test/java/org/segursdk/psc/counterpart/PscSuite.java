package org.segursdk.psc.counterpart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.psc.counterpart.RawClient.json;
import static org.segursdk.psc.counterpart.RawClient.query;
import static org.segursdk.psc.counterpart.RawClient.text;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an issuer does on the wire: the same from the sandbox's and from a real Keycloak. Source: psc §3 to §9, §15. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PscSuite {
    private static final String CIBA = "urn:openid:params:grant-type:ciba";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private PscCounterpart issuer;
    private RawClient client;

    abstract PscCounterpart open();

    @BeforeAll
    void start() throws Exception {
        issuer = open();
        client = new RawClient(issuer);
    }

    @AfterEach
    void phoneApproves() {
        issuer.phone(PscCounterpart.Answer.APPROVE);
    }

    @AfterAll
    void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }

    private Map<String, Object> tokens() throws Exception {
        HttpResponse<String> answer = client.redeem(client.code(PscCounterpart.WITH_SECRET, PscCounterpart.DOCTOR));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void refused(HttpResponse<String> answer, int status, String error) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)).as(answer.body()).containsEntry("error", error);
    }

    private static void refused(HttpResponse<String> answer, int status, String error, String why) throws Exception {
        refused(answer, status, error);
        assertThat(json(answer)).containsEntry("error_description", why);
    }

    @Test
    void discovery_tellsWhatTheClientNeeds() {
        assertThat(client.metadata())
                .containsEntry("issuer", issuer.issuer().toString())
                .containsEntry("tls_client_certificate_bound_access_tokens", true)
                .containsEntry("authorization_response_iss_parameter_supported", true)
                .containsEntry("backchannel_logout_supported", true)
                .containsEntry("frontchannel_logout_supported", true)
                .containsKeys(
                        "authorization_endpoint",
                        "token_endpoint",
                        "userinfo_endpoint",
                        "jwks_uri",
                        "introspection_endpoint",
                        "end_session_endpoint",
                        "revocation_endpoint",
                        "backchannel_authentication_endpoint",
                        "mtls_endpoint_aliases");
        assertThat(client.metadata().get("grant_types_supported").toString())
                .contains("authorization_code", "refresh_token", CIBA);
        assertThat(client.metadata().get("code_challenge_methods_supported").toString())
                .contains("S256");
        assertThat(client.metadata()
                        .get("token_endpoint_auth_methods_supported")
                        .toString())
                .contains("client_secret_basic", "client_secret_post", "tls_client_auth");
    }

    @Test
    void codeFlow_givesTokens() throws Exception {
        URI back = issuer.logIn(client.authorization(PscCounterpart.WITH_SECRET), PscCounterpart.DOCTOR);
        Map<String, Object> tokens = json(client.redeem(query(back).get("code")));

        assertThat(query(back))
                .containsEntry("state", "a-state")
                .containsEntry("iss", issuer.issuer().toString())
                .containsEntry("session_state", text(tokens, "session_state"));
        assertThat(tokens)
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 120L)
                .containsEntry("refresh_expires_in", 1800L)
                .containsKeys("not-before-policy", "refresh_token");
        assertThat(text(tokens, "scope").split(" ")).contains("openid", "scope_all");
        Map<String, Object> identity = client.verified(text(tokens, "id_token"));
        assertThat(identity)
                .containsEntry("iss", issuer.issuer().toString())
                .containsEntry("aud", PscCounterpart.WITH_SECRET)
                .containsEntry("azp", PscCounterpart.WITH_SECRET)
                .containsEntry("nonce", "a-nonce")
                .containsEntry("acr", "eidas1")
                .containsEntry("typ", "ID")
                .containsEntry("sid", text(tokens, "session_state"))
                .containsEntry("session_state", text(tokens, "session_state"))
                .containsEntry("SubjectNameID", PscCounterpart.DOCTOR)
                .containsEntry("preferred_username", PscCounterpart.DOCTOR)
                .containsEntry(
                        "at_hash",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOf(RawClient.sha256(text(tokens, "access_token")), 16)))
                .containsKeys("auth_time", "exp", "iat", "jti");
        Map<String, Object> access = client.verified(text(tokens, "access_token"));
        assertThat(access)
                .containsEntry("azp", PscCounterpart.WITH_SECRET)
                .containsEntry("typ", "Bearer")
                .containsEntry("acr", "eidas1")
                .containsEntry("preferred_username", PscCounterpart.DOCTOR)
                .containsEntry("sid", text(tokens, "session_state"))
                .containsKeys("otherIds", "auth_time")
                .doesNotContainKey("cnf");
        assertThat(access.containsKey("aud")).isEqualTo(issuer.ways().audience());
        assertThat(text(access, "sub")).isEqualTo(text(identity, "sub"));
        assertThat(text(access, "sub").endsWith(":" + PscCounterpart.DOCTOR))
                .isEqualTo(issuer.ways().federated());
    }

    @ParameterizedTest
    @CsvSource({
        "code, nonsense, 400, invalid_grant, Code not valid",
        "redirect_uri, http://127.0.0.1:7/other, 400, invalid_grant, Incorrect redirect_uri",
        "code_verifier, another-verifier-of-more-than-forty-three-chars, 400, invalid_grant, PKCE verification failed: Code mismatch",
        "code_verifier, '', 400, invalid_grant, PKCE code verifier not specified",
        "grant_type, '', 400, invalid_request, Missing form parameter: grant_type",
        "grant_type, nonsense, 400, unsupported_grant_type, Unsupported grant_type"
    })
    void tokenRequest_wrong_isRefused(String name, String value, int status, String error, String why)
            throws Exception {
        String[] form = {
            "grant_type",
            "authorization_code",
            "code",
            client.code(PscCounterpart.WITH_SECRET, PscCounterpart.DOCTOR),
            "redirect_uri",
            PscCounterpart.RETURN.toString(),
            "code_verifier",
            RawClient.VERIFIER
        };
        int at = Arrays.asList(form).indexOf(name);
        form[at + 1] = value;
        if (value.isEmpty()) {
            form[at] = "unused";
        }

        refused(client.basic("token_endpoint", form), status, error, why);
    }

    @Test
    void client_unproven_isRefused() throws Exception {
        String[] form = {"grant_type", "refresh_token", "refresh_token", "x", "client_id", "", "client_secret", ""};
        form[5] = PscCounterpart.WITH_SECRET;
        form[7] = "wrong";
        refused(client.post(client.anonymous(), "token_endpoint", form), 401, "unauthorized_client");
        form[5] = "nobody";
        refused(client.post(client.anonymous(), "token_endpoint", form), 401, "invalid_client");
        String[] bound = {
            "grant_type", "refresh_token", "refresh_token", "x", "client_id", PscCounterpart.WITH_CERTIFICATE
        };
        refused(client.post(client.anonymous(), "token_endpoint", bound), 401, "invalid_client");
        refused(client.post(client.other(), "token_endpoint", bound), 401, "invalid_client");
        refused(client.post(client.certified(), "token_endpoint", bound), 400, "invalid_grant");
    }

    @Test
    void code_replayed_isRefused_andKillsTheFirstTokens() throws Exception {
        String code = client.code(PscCounterpart.WITH_SECRET, PscCounterpart.DOCTOR);
        Map<String, Object> first = json(client.redeem(code));
        assertThat(client.userinfo(client.anonymous(), text(first, "access_token"))
                        .statusCode())
                .isEqualTo(200);

        refused(client.redeem(code), 400, "invalid_grant", "Code not valid");

        HttpResponse<String> userinfo = client.userinfo(client.anonymous(), text(first, "access_token"));
        assertThat(userinfo.statusCode()).isEqualTo(401);
        assertThat(userinfo.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
        refused(client.refresh(first), 400, "invalid_grant");
    }

    @Test
    void refresh_keepsTheSession_andTheOldOneStaysGood() throws Exception {
        Map<String, Object> first = tokens();

        Map<String, Object> second = json(client.refresh(first));

        assertThat(text(second, "refresh_token")).isNotEqualTo(text(first, "refresh_token"));
        Map<String, Object> before = client.verified(text(first, "id_token"));
        assertThat(client.verified(text(second, "id_token")))
                .containsEntry("sid", before.get("sid"))
                .containsEntry("auth_time", before.get("auth_time"))
                .doesNotContainKey("nonce");
        assertThat(client.refresh(first).statusCode()).isEqualTo(200);
        refused(
                client.basic("token_endpoint", "grant_type", "refresh_token", "refresh_token", "nonsense"),
                400,
                "invalid_grant",
                "Invalid refresh token");
    }

    @Test
    void userinfo_tellsTheProfession() throws Exception {
        HttpResponse<String> answer = client.userinfo(client.anonymous(), text(tokens(), "access_token"));

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        Map<String, Object> claims = json(answer);
        assertThat(claims)
                .containsEntry("SubjectNameID", PscCounterpart.DOCTOR)
                .containsEntry("family_name", "SPECIMEN")
                .containsEntry("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5"))
                .containsEntry("Acces_Regulation_Medicale", "FAUX");
        assertThat(claims.get("SubjectRefPro").toString()).contains("codeSavoirFaire=SM54", "R10100000012345");
        assertThat(claims.get("otherIds").toString()).contains("origine=RPPS", "qualite=1");
    }

    @Test
    void userinfo_withoutAGoodToken_isRefused() throws Exception {
        HttpResponse<String> answer = client.userinfo(client.anonymous(), "nonsense");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer realm=\"esante-wallet\"")
                .contains("error=\"invalid_token\"");
    }

    @Test
    void certificate_bindsTheTokens() throws Exception {
        HttpResponse<String> answer =
                client.redeemBound(client.code(PscCounterpart.WITH_CERTIFICATE, PscCounterpart.EMPLOYEE));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, Object> tokens = json(answer);
        byte[] certificate =
                issuer.certificate().authentication().chain().get(0).getEncoded();
        String fingerprint = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate));

        assertThat(client.verified(text(tokens, "access_token")))
                .containsEntry("cnf", Map.of("x5t#S256", fingerprint))
                .containsEntry("preferred_username", PscCounterpart.EMPLOYEE);
        String access = text(tokens, "access_token");
        assertThat(client.userinfo(client.certified(), access).statusCode()).isEqualTo(200);
        assertThat(client.userinfo(client.anonymous(), access).statusCode()).isEqualTo(401);
        HttpResponse<String> other = client.userinfo(client.other(), access);
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
        HttpResponse<String> refreshed = client.post(
                client.certified(),
                "token_endpoint",
                "grant_type",
                "refresh_token",
                "client_id",
                PscCounterpart.WITH_CERTIFICATE,
                "refresh_token",
                text(tokens, "refresh_token"));
        assertThat(client.verified(text(json(refreshed), "access_token")))
                .containsEntry("cnf", Map.of("x5t#S256", fingerprint));
    }

    @Test
    void introspection_tellsWhatIsActive() throws Exception {
        Map<String, Object> tokens = tokens();

        assertThat(json(client.basic("introspection_endpoint", "token", text(tokens, "access_token"))))
                .containsEntry("active", true)
                .containsEntry("client_id", PscCounterpart.WITH_SECRET)
                .containsEntry("username", PscCounterpart.DOCTOR);
        assertThat(json(client.basic("introspection_endpoint", "token", "nonsense")))
                .containsExactly(Map.entry("active", false));
        refused(client.post(client.anonymous(), "introspection_endpoint", "token", "x"), 401, "invalid_client");
    }

    @Test
    void revocation_endsATokenAndASession() throws Exception {
        Map<String, Object> tokens = tokens();

        assertThat(client.basic("revocation_endpoint", "token", text(tokens, "access_token"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.userinfo(client.anonymous(), text(tokens, "access_token"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.refresh(tokens).statusCode()).isEqualTo(200);
        assertThat(client.basic("revocation_endpoint", "token", text(tokens, "refresh_token"))
                        .statusCode())
                .isEqualTo(200);
        refused(client.refresh(tokens), 400, "invalid_grant");
        assertThat(client.basic("revocation_endpoint", "token", "nonsense").statusCode())
                .isEqualTo(200);
        refused(client.basic("revocation_endpoint"), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "scope, openid nonsense, invalid_scope",
        "prompt, none, login_required",
        "response_type, '', invalid_request",
        "response_type, nonsense, unsupported_response_type",
        "code_challenge, short, invalid_request",
        "code_challenge_method, S512, invalid_request"
    })
    void authorization_wrong_comesBackAsAnError(String name, String value, String error) throws Exception {
        HttpResponse<String> answer = client.get(client.authorization(PscCounterpart.WITH_SECRET, name, value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(query(URI.create(answer.headers().firstValue("Location").orElse(""))))
                .containsEntry("error", error)
                .containsEntry("state", "a-state")
                .containsEntry("iss", issuer.issuer().toString());
    }

    @Test
    void authorization_ofATokenAtOnce_comesBackInTheFragment() throws Exception {
        HttpResponse<String> answer =
                client.get(client.authorization(PscCounterpart.WITH_SECRET, "response_type", "token"));

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(PscCounterpart.RETURN + "#")
                .contains("error=unauthorized_client", "state=a-state");
    }

    @ParameterizedTest
    @CsvSource({"redirect_uri, https://evil.example/", "redirect_uri, ''", "client_id, nobody"})
    void authorization_unsafe_isAPage(String name, String value) throws Exception {
        HttpResponse<String> answer = client.get(client.authorization(PscCounterpart.WITH_SECRET, name, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    private HttpResponse<String> ask(String... changes) throws Exception {
        String[] form = {
            "scope",
            "openid scope_all",
            "login_hint",
            PscCounterpart.EMPLOYEE,
            "binding_message",
            "42",
            "acr_values",
            "eidas1",
            "channel",
            "MOBILE"
        };
        for (int i = 0; i < changes.length; i += 2) {
            int at = Arrays.asList(form).indexOf(changes[i]);
            form[at + 1] = changes[i + 1];
            if (changes[i + 1].isEmpty()) {
                form[at] = "unused";
            }
        }
        return client.basic("backchannel_authentication_endpoint", form);
    }

    private HttpResponse<String> poll(String request) throws Exception {
        return client.basic("token_endpoint", "grant_type", CIBA, "auth_req_id", request);
    }

    /** Polls in time until there is an answer. */
    private HttpResponse<String> await(String request) throws Exception {
        while (true) {
            HttpResponse<String> answer = poll(request);
            if (!answer.body().contains("authorization_pending")) {
                return answer;
            }
            issuer.pass(PscCounterpart.CIBA_INTERVAL.plusMillis(200));
        }
    }

    @Test
    void decoupled_approved_givesTokensOnce() throws Exception {
        Map<String, Object> request = json(ask());

        assertThat(request)
                .containsEntry("expires_in", PscCounterpart.CIBA_LIFE.toSeconds())
                .containsEntry("interval", PscCounterpart.CIBA_INTERVAL.toSeconds());
        assertThat(text(request, "auth_req_id")).hasSizeGreaterThan(400);
        issuer.pass(PscCounterpart.CIBA_INTERVAL);
        HttpResponse<String> answer = await(text(request, "auth_req_id"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(client.verified(text(json(answer), "id_token")))
                .containsEntry("SubjectNameID", PscCounterpart.EMPLOYEE)
                .containsEntry("aud", PscCounterpart.WITH_SECRET)
                .containsEntry("acr", "eidas1")
                .doesNotContainKey("nonce");
        issuer.pass(PscCounterpart.CIBA_INTERVAL.plusMillis(200));
        refused(poll(text(request, "auth_req_id")), 400, "invalid_grant");
        refused(poll("nonsense"), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({"REFUSE", "CANCEL"})
    void decoupled_refusedOrCancelled_isDenied(PscCounterpart.Answer answer) throws Exception {
        issuer.phone(answer);
        String request = text(json(ask()), "auth_req_id");

        issuer.pass(PscCounterpart.CIBA_INTERVAL);
        refused(await(request), 400, "access_denied", "not authorized");
    }

    @Test
    void decoupled_ignored_isPending_thenExpired() throws Exception {
        issuer.phone(PscCounterpart.Answer.IGNORE);
        String request = text(json(ask()), "auth_req_id");

        issuer.pass(PscCounterpart.CIBA_INTERVAL.plusMillis(200));
        refused(poll(request), 400, "authorization_pending");
        refused(poll(request), 400, "slow_down");
        issuer.pass(PscCounterpart.CIBA_LIFE);
        refused(poll(request), 400, "expired_token");
    }

    @ParameterizedTest
    @CsvSource({
        "login_hint, 899799999999, invalid_request",
        "login_hint, '', invalid_request",
        "scope, openid nonsense, invalid_scope",
        "scope, '', invalid_request",
        "binding_message, trois mots ici, invalid_binding_message"
    })
    void decoupled_wrong_isRefused(String name, String value, String error) throws Exception {
        refused(ask(name, value), 400, error);
    }

    @Test
    void decoupled_withACertificate_givesBoundTokens() throws Exception {
        HttpResponse<String> asked = client.post(
                client.certified(),
                "backchannel_authentication_endpoint",
                "client_id",
                PscCounterpart.WITH_CERTIFICATE,
                "scope",
                "openid",
                "login_hint",
                PscCounterpart.DOCTOR,
                "binding_message",
                "07",
                "acr_values",
                "eidas1");
        issuer.pass(PscCounterpart.CIBA_INTERVAL.multipliedBy(2));

        HttpResponse<String> answer = client.post(
                client.certified(),
                "token_endpoint",
                "grant_type",
                CIBA,
                "client_id",
                PscCounterpart.WITH_CERTIFICATE,
                "auth_req_id",
                text(json(asked), "auth_req_id"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(client.verified(text(json(answer), "access_token"))).containsKey("cnf");
    }

    @Test
    void logout_byTheBrowser_comesBackAndEndsTheSession() throws Exception {
        Map<String, Object> tokens = tokens();

        HttpResponse<String> back = client.get(URI.create(client.endpoint("end_session_endpoint") + "?"
                + RawClient.form(
                        "id_token_hint",
                        text(tokens, "id_token"),
                        "post_logout_redirect_uri",
                        PscCounterpart.BYE.toString(),
                        "state",
                        "bye-state")));

        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).contains(PscCounterpart.BYE + "?state=bye-state");
        refused(client.refresh(tokens), 400, "invalid_grant", "Session not active");
    }

    @Test
    void logout_toAnUnknownAddress_isAPage() throws Exception {
        String hint = text(tokens(), "id_token");
        for (String form : List.of(
                RawClient.form("id_token_hint", hint, "post_logout_redirect_uri", "https://evil.example/"),
                RawClient.form("post_logout_redirect_uri", PscCounterpart.BYE.toString()))) {
            HttpResponse<String> answer = client.get(URI.create(client.endpoint("end_session_endpoint") + "?" + form));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void logout_byTheServer_endsTheSession_andIsPosted() throws Exception {
        Map<String, Object> tokens = tokens();
        int before = issuer.logoutTokens(0).size();

        HttpResponse<String> answer =
                client.post(client.anonymous(), "end_session_endpoint", "id_token_hint", text(tokens, "id_token"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        refused(client.refresh(tokens), 400, "invalid_grant", "Session not active");
        assertThat(json(client.basic("introspection_endpoint", "token", text(tokens, "access_token"))))
                .containsEntry("active", false);
        String posted = issuer.logoutTokens(before + 1).stream()
                .filter(token -> new String(
                                Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8)
                        .contains(text(tokens, "session_state")))
                .findFirst()
                .orElseThrow();
        assertThat(SignedJWT.parse(posted).getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(client.verified(posted))
                .containsEntry("iss", issuer.issuer().toString())
                .containsEntry("aud", PscCounterpart.WITH_SECRET)
                .containsEntry("sid", text(tokens, "session_state"))
                .containsEntry("events", Map.of(EVENT, Map.of()))
                .containsKeys("iat", "jti", "sub")
                .doesNotContainKey("nonce");
    }
}
