package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discovery, login page and callback. Source: psc §1, §3, §15. */
class PscLoginTest extends PscTestBase {
    private HttpResponse<String> open(Map<String, String> parameters, String... headers) throws Exception {
        return send(anonymous, authorizationUri(parameters), "GET", "", headers);
    }

    private HttpResponse<String> submit(String page, String... fields) throws Exception {
        return post(anonymous, at("/wallet/login"), form("request", request(page)) + "&" + form(fields));
    }

    @Test
    void discovery_hasTheWalletsNameAlone() throws Exception {
        HttpResponse<String> document = Http.get(anonymous, sandbox.psc().discovery());
        HttpResponse<String> usual =
                Http.get(anonymous, URI.create(sandbox.psc().issuer() + "/.well-known/openid-configuration"));

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(sandbox.psc().discovery().toString()).endsWith("/.well-known/wallet-openid-configuration");
        assertThat(members(document.body()))
                .containsEntry("issuer", sandbox.psc().issuer().toString())
                .containsEntry("authorization_endpoint", at("/wallet/auth").toString())
                .containsEntry("token_endpoint", protocol("token").toString())
                .containsEntry(
                        "backchannel_authentication_endpoint",
                        protocol("ext/ciba/auth").toString());
        assertThat(document.body()).contains("\"acr_values_supported\":[\"0\",\"0\"]");
        assertThat(usual.statusCode()).isEqualTo(404);
    }

    @Test
    void loginPage_isFrenchAndSaysWhatItIs() throws Exception {
        HttpResponse<String> page = open(authorization("lps-secret"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        assertThat(page.body())
                .contains("<html lang=\"fr\">", "Simulation", "n'est PAS Pro Santé Connect", "<h1>", "<legend>")
                .contains("JULIE SPECIMEN", "Carte CPS", "e-CPS", "lps-secret");
    }

    @Test
    void card_comesBackWithCodeStateAndIssuer() throws Exception {
        HttpResponse<String> back =
                submit(open(authorization("lps-secret")).body(), "user", PscUser.DOCTOR, "means", "CARD");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).startsWith(RETURN + "?");
        assertThat(query(location(back)))
                .containsEntry("state", "a-state")
                .containsEntry("iss", sandbox.psc().issuer().toString())
                .containsKeys("code", "session_state");
        assertThat(redeem(query(location(back)).get("code")).statusCode()).isEqualTo(200);
    }

    @Test
    void phone_showsACodeOfTwoDigits_andGoesOnWhenApproved() throws Exception {
        String page = open(authorization("lps-secret")).body();
        String phone = submit(page, "user", PscUser.DOCTOR, "means", "MOBILE").body();
        HttpResponse<String> back = submit(phone, "user", PscUser.DOCTOR, "means", "MOBILE", "phone", "APPROVE");

        assertThat(phone).containsPattern("aria-label=\"Code à comparer\">[0-9]{2}<");
        String token = members(redeem(query(location(back)).get("code")).body()).get("access_token");
        assertThat(claims(token)).containsEntry("authMode", "MOBILE");
    }

    @Test
    void refusalOnThePhone_andCancelling_comeBackAsAccessDenied() throws Exception {
        HttpResponse<String> refused = submit(
                open(authorization("lps-secret")).body(), "user", PscUser.DOCTOR, "means", "MOBILE", "phone", "REFUSE");
        HttpResponse<String> cancelled =
                submit(open(authorization("lps-secret")).body(), "cancel", "1");

        for (HttpResponse<String> back : List.of(refused, cancelled)) {
            assertThat(query(location(back)))
                    .containsEntry("error", "access_denied")
                    .containsEntry("state", "a-state")
                    .containsKey("iss")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void page_servesOnce_andNotForEver() throws Exception {
        String page = open(authorization("lps-secret")).body();
        String late = open(authorization("lps-secret")).body();
        submit(page, "user", PscUser.DOCTOR, "means", "CARD");

        assertThat(submit(page, "user", PscUser.DOCTOR, "means", "CARD").statusCode())
                .isEqualTo(400);
        assertThat(submit(late, "user", "nobody", "means", "CARD").body()).contains("role=\"alert\"");
        clock.move(Duration.ofMinutes(31));
        assertThat(submit(late, "user", PscUser.DOCTOR, "means", "CARD").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody",
        "redirect_uri, http://lps.example/return",
        "redirect_uri, https://127.0.0.1/return",
        "redirect_uri, http://127.0.0.1@evil.example/",
        "redirect_uri, http://127.0.0.1/return#x",
        "redirect_uri, ''"
    })
    void unsafeReturn_isRefusedOnAPage(String parameter, String value) throws Exception {
        Map<String, String> parameters = authorization("lps-secret");
        parameters.put(parameter, value);

        HttpResponse<String> answer = open(parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(location(answer)).isEmpty();
        assertThat(answer.body()).contains("Demande refusée");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, nonsense, unsupported_response_type",
        "scope, openid nonsense, invalid_scope",
        "prompt, none, login_required",
        "code_challenge_method, S512, invalid_request",
        "code_challenge, short, invalid_request",
        "request_uri, urn:x, request_not_supported",
        "max_age, soon, invalid_request"
    })
    void wrongRequest_comesBackAsAnError(String parameter, String value, String error) throws Exception {
        Map<String, String> parameters = authorization("lps-secret");
        parameters.put(parameter, value);

        assertThat(query(location(open(parameters))))
                .containsEntry("error", error)
                .containsEntry("state", "a-state");
    }

    @Test
    void tokenAtOnce_comesBackAsAnErrorInTheFragment() throws Exception {
        Map<String, String> parameters = authorization("lps-secret");
        parameters.put("response_type", "id_token token");

        assertThat(location(open(parameters))).startsWith(RETURN + "#error=unauthorized_client&");
    }

    @Test
    void registeredAddress_isComparedToTheCharacter() throws Exception {
        sandbox.psc()
                .register(PscRelyingParty.secret("web", "s").withRedirectUri(URI.create("https://lps.example/cb")));
        Map<String, String> parameters = authorization("web");
        parameters.put("redirect_uri", "https://lps.example/cb");
        int good = open(parameters).statusCode();
        parameters.put("redirect_uri", "https://lps.example/cb/");
        int other = open(parameters).statusCode();
        parameters.put("redirect_uri", RETURN);

        assertThat(good).isEqualTo(200);
        assertThat(other).isEqualTo(400);
        assertThat(open(parameters).statusCode()).isEqualTo(400);
    }

    @Test
    void secondClient_inTheSameBrowser_needsNoLogin() throws Exception {
        HttpResponse<String> first =
                submit(open(authorization("lps-secret")).body(), "user", PscUser.DOCTOR, "means", "CARD");
        String cookie = first.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
        HttpResponse<String> second = open(authorization("lps-mtls"), "Cookie", cookie);
        Map<String, String> again = new LinkedHashMap<>(authorization("lps-mtls"));
        again.put("prompt", "login");

        assertThat(first.headers().firstValue("Set-Cookie").orElse("")).contains("Secure", "HttpOnly", "SameSite=Lax");
        assertThat(query(location(second)))
                .containsEntry("session_state", query(location(first)).get("session_state"));
        assertThat(open(again, "Cookie", cookie).statusCode()).isEqualTo(200);
        clock.move(Duration.ofMinutes(2));
        again.put("prompt", "");
        again.put("max_age", "60");
        assertThat(open(again, "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "CALLBACK_WRONG_STATE, state, another-state",
        "CALLBACK_WRONG_ISSUER, iss, https://other.example/auth/realms/esante-wallet",
        "CALLBACK_ERROR, error, temporarily_unavailable",
        "CALLBACK_NO_STATE, state, ",
        "CALLBACK_NO_ISSUER, iss, "
    })
    void callback_isFalsifiedOnce(PscSituation.Kind kind, String parameter, String value) throws Exception {
        sandbox.psc().next(PscSituation.of(kind));
        URI request = authorizationUri(authorization("lps-secret"));

        Map<String, String> back = query(
                sandbox.psc().logIn(request, PscUser.DOCTOR, PscMeans.CARD).toString());
        Map<String, String> then = query(
                sandbox.psc().logIn(request, PscUser.DOCTOR, PscMeans.CARD).toString());

        assertThat(back.get(parameter)).isEqualTo(value);
        assertThat(then).containsEntry("state", "a-state").containsKeys("iss", "code");
    }

    @Test
    void discovery_mayNameAnotherIssuer() throws Exception {
        sandbox.psc().next(PscSituation.of(PscSituation.Kind.DISCOVERY_OTHER_ISSUER));

        assertThat(members(Http.get(anonymous, sandbox.psc().discovery()).body())
                        .get("issuer"))
                .startsWith("https://other.example/");
    }
}
