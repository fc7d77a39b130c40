package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of the wire, the recorder and the commands over HTTP. */
class PscSituationsTest extends PscTestBase {
    private HttpResponse<String> control(String method, String path) throws Exception {
        return anonymous.send(
                HttpRequest.newBuilder(sandbox.baseUri().resolve("/_control/psc/" + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"HTTP_503, 503", "HTTP_429, 429", "HTML_ERROR, 502", "REDIRECT, 307", "EMPTY_200, 200"})
    void fault_strikesAtItsEndpointAlone_once(PscSituation.Kind kind, int status) throws Exception {
        sandbox.psc().next(PscSituation.of(kind, PscEndpoint.USERINFO));
        String token = tokens(PscUser.DOCTOR).get("access_token");

        HttpResponse<String> struck = userinfo(anonymous, token);

        assertThat(struck.statusCode()).isEqualTo(status);
        assertThat(struck.body()).doesNotContain("SPECIMEN");
        assertThat(last().situation()).isEqualTo(kind.name());
        assertThat(userinfo(anonymous, token).body()).contains("SPECIMEN");
    }

    @Test
    void processedAndCutOff_isACodeLost() throws Exception {
        String code = code("lps-secret", PscUser.DOCTOR);
        sandbox.psc().next(PscSituation.of(PscSituation.Kind.COMMIT_THEN_RESET, PscEndpoint.TOKEN));

        assertThatThrownBy(() -> redeem(code)).isInstanceOf(IOException.class);
        assertThat(redeem(code).body()).contains("Code not valid");
    }

    @Test
    void cutOffUnread_leavesTheCodeGood() throws Exception {
        String code = code("lps-secret", PscUser.DOCTOR);
        sandbox.psc().next(PscSituation.of(PscSituation.Kind.RESET, PscEndpoint.TOKEN));

        assertThatThrownBy(() -> redeem(code)).isInstanceOf(IOException.class);
        assertThat(redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void hugeAnswer_isJsonOfTwentyMegabytes() throws Exception {
        sandbox.psc().next(PscSituation.of(PscSituation.Kind.HUGE_ANSWER, PscEndpoint.JWKS));

        String body = Http.get(anonymous, protocol("certs")).body();

        assertThat(body).hasSize(20_000_000).startsWith("{").endsWith("}");
        assertThat(last().answerBody().withheld()).isTrue();
        assertThat(last().answerBody().size()).isEqualTo(20_000_000);
    }

    @Test
    void lasting_untilNormal() throws Exception {
        sandbox.psc().always(PscSituation.of(PscSituation.Kind.ID_TOKEN_MISSING));
        assertThat(tokens(PscUser.DOCTOR)).doesNotContainKey("id_token");
        assertThat(tokens(PscUser.DOCTOR)).doesNotContainKey("id_token");

        sandbox.psc().always(PscSituation.NORMAL);
        assertThat(tokens(PscUser.DOCTOR)).containsKey("id_token");
    }

    @Test
    void control_scriptsRegistersAndAnswers() throws Exception {
        assertThat(control(
                                "POST",
                                "situations?next=SLOW:5/TOKEN&next=HTTP_503:userinfo&next=CIBA_OTHER_IDENTITY:ANS20231122132732")
                        .body())
                .contains("SLOW, HTTP_503, CIBA_OTHER_IDENTITY");
        assertThat(control("POST", "situations?next=NOTHING").statusCode()).isEqualTo(400);
        assertThat(control("POST", "clients?id=web&secret=s&redirectUri=https://lps.example/cb")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.psc().clients()).anySatisfy(client -> {
            assertThat(client.id()).isEqualTo("web");
            assertThat(client.anyLoopback()).isFalse();
        });
        assertThat(control("POST", "users?nationalId=899700999999&family=X&given=Y")
                        .statusCode())
                .isEqualTo(200);
        assertThat(control("GET", "users").body()).contains("899700999999");
        assertThat(control("POST", "settings?acr=eidas3&refresh=single_use").statusCode())
                .isEqualTo(200);
        assertThat(sandbox.psc().behaviour().acr()).isEqualTo(PscBehaviour.Acr.EIDAS3);
        assertThat(control("POST", "settings?acr=nonsense").statusCode()).isEqualTo(400);
        assertThat(control("POST", "phone?answer=refuse").statusCode()).isEqualTo(200);
        assertThat(control("POST", "phone?answer=APPROVE&message=99").body()).contains("\"answered\":false");
        assertThat(control("POST", "keys?how=replace").statusCode()).isEqualTo(200);
        assertThat(control("DELETE", "sessions?nationalId=899700366240").statusCode())
                .isEqualTo(200);
        assertThat(control("GET", "logouts").body()).isEqualTo("[]");
        control("POST", "reset");
        assertThat(sandbox.psc().behaviour()).isEqualTo(PscBehaviour.DEFAULTS);
    }

    @Test
    void console_showsTheProfessionals() throws Exception {
        sandbox.psc().add(PscUser.of("810001234567", "REEL", "JEAN"));
        tokens(PscUser.DOCTOR);

        String page = Http.get(anonymous, sandbox.baseUri().resolve("/")).body();

        assertThat(page).contains("JULIE SPECIMEN", "ID_TOKEN_ALG_NONE").doesNotContain("REEL", "810001234567");
    }

    @Test
    void recorder_keepsNothingThatOpensAnything() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);
        String code = query(sandbox.psc()
                        .logIn(authorizationUri(authorization("lps-secret")), PscUser.DOCTOR, PscMeans.CARD)
                        .toString())
                .get("code");
        tokens.putAll(members(redeem(code).body()));
        userinfo(anonymous, tokens.get("access_token"));
        basic(protocol("token/introspect"), "token", tokens.get("refresh_token"));
        post(
                anonymous,
                protocol("token"),
                form(
                        "grant_type", "refresh_token",
                        "refresh_token", tokens.get("refresh_token"),
                        "client_id", "lps-secret",
                        "client_secret", "secret-of-the-sandbox"));
        Http.get(
                anonymous,
                java.net.URI.create(protocol("logout") + "?" + form("id_token_hint", tokens.get("id_token"))));

        String everything = recorded();

        assertThat(everything)
                .doesNotContain(code, tokens.get("access_token"), tokens.get("refresh_token"), tokens.get("id_token"))
                .doesNotContain("secret-of-the-sandbox", "bHBzLXNlY3JldD", VERIFIER, "eyJ")
                .contains(
                        "grant_type=authorization_code", "\"expires_in\":120", "SPECIMEN", "Authorization: [redacted]");
    }

    @Test
    void recorder_withholdsPeopleNotProvenSynthetic() throws Exception {
        sandbox.psc().add(PscUser.of("810001234567", "REEL", "JEAN"));
        userinfo(anonymous, tokens("810001234567").get("access_token"));
        basic(protocol("ext/ciba/auth"), "scope", "openid", "login_hint", "810001234567", "binding_message", "42");

        assertThat(recorded()).doesNotContain("REEL", "810001234567");
        assertThat(last().requestBody().withheld()).isTrue();
    }

    private String recorded() {
        return sandbox.recorder().exchanges().stream()
                .map(exchange -> {
                    try {
                        return exchange.requestHead()
                                + new String(exchange.requestBody().open().readAllBytes(), StandardCharsets.UTF_8)
                                + exchange.answerHead()
                                + new String(exchange.answerBody().open().readAllBytes(), StandardCharsets.UTF_8)
                                + exchange.verdict();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .collect(Collectors.joining("\n"));
    }

    @Test
    void toString_showsNobodyAndNoSecret() {
        assertThat(PscUser.testUsers() + " " + sandbox.psc().clients() + " "
                        + PscSituation.of(PscSituation.Kind.CIBA_OTHER_IDENTITY, PscUser.DOCTOR))
                .doesNotContain("SPECIMEN", "899700366240", "secret-of-the-sandbox");
        assertThatThrownBy(() -> PscUser.of("1", "X", "Y").with("claim", "{nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("nonsense");
    }
}
