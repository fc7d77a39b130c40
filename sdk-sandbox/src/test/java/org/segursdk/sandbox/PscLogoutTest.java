package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends of sessions. Source: psc §9. */
class PscLogoutTest extends PscTestBase {
    private static final String BYE = "http://127.0.0.1:7/bye";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer listener;

    @BeforeEach
    void listen() throws Exception {
        received.clear();
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/logout", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
    }

    @AfterEach
    void deafen() {
        listener.stop(0);
    }

    private PscRelyingParty listening() {
        return PscRelyingParty.secret("lps-secret", PscRelyingParty.SECRET)
                .withBackChannelLogout(
                        URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/logout"));
    }

    private HttpResponse<String> logout(String... parameters) throws Exception {
        return Http.get(anonymous, URI.create(protocol("logout") + "?" + form(parameters)));
    }

    @Test
    void browser_comesBackWithState_andTheSessionIsOver() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);

        HttpResponse<String> back =
                logout("id_token_hint", tokens.get("id_token"), "post_logout_redirect_uri", BYE, "state", "bye-state");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).isEqualTo(BYE + "?state=bye-state");
        assertThat(userinfo(anonymous, tokens.get("access_token")).statusCode()).isEqualTo(401);
    }

    @Test
    void browser_mayComeBackWithoutState() throws Exception {
        sandbox.psc()
                .behaviour(PscBehaviour.DEFAULTS.toBuilder().logoutState(false).build());

        HttpResponse<String> back = logout(
                "id_token_hint",
                tokens(PscUser.DOCTOR).get("id_token"),
                "post_logout_redirect_uri",
                BYE,
                "state",
                "bye-state");

        assertThat(location(back)).isEqualTo(BYE);
    }

    @Test
    void server_postsTheHintAlone() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);

        HttpResponse<String> answer =
                post(anonymous, protocol("logout"), form("id_token_hint", tokens.get("id_token")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(basic(protocol("token"), "grant_type", "refresh_token", "refresh_token", tokens.get("refresh_token"))
                        .body())
                .contains("Session not active");
        assertThat(basic(protocol("token/introspect"), "token", tokens.get("access_token"))
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void server_postsTheRefreshToken() throws Exception {
        Map<String, String> tokens = tokens(PscUser.DOCTOR);

        assertThat(basic(protocol("logout"), "refresh_token", tokens.get("refresh_token"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(userinfo(anonymous, tokens.get("access_token")).statusCode()).isEqualTo(401);
    }

    @Test
    void withoutHint_peopleAreAsked() throws Exception {
        HttpResponse<String> page = logout("client_id", "lps-secret", "post_logout_redirect_uri", BYE);
        HttpResponse<String> confirmed = post(
                anonymous,
                protocol("logout"),
                form("client_id", "lps-secret", "post_logout_redirect_uri", BYE, "confirm", "yes"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Voulez-vous vous déconnecter", "Simulation");
        assertThat(location(confirmed)).isEqualTo(BYE);
    }

    @Test
    void unsafeReturn_isRefusedOnAPage() throws Exception {
        String hint = tokens(PscUser.DOCTOR).get("id_token");

        for (HttpResponse<String> answer : List.of(
                logout("id_token_hint", hint, "post_logout_redirect_uri", "https://evil.example/"),
                logout("post_logout_redirect_uri", BYE),
                logout("id_token_hint", "nonsense", "post_logout_redirect_uri", BYE),
                logout("id_token_hint", hint, "client_id", "lps-mtls"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(location(answer)).isEmpty();
        }
    }

    @Test
    void frontChannel_showsFramesOfTheClients() throws Exception {
        sandbox.psc()
                .register(PscRelyingParty.secret("lps-secret", PscRelyingParty.SECRET)
                        .withFrontChannelLogout(URI.create("https://lps.example/front?x=1")));

        HttpResponse<String> page =
                logout("id_token_hint", tokens(PscUser.DOCTOR).get("id_token"), "post_logout_redirect_uri", BYE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("src=\"https://lps.example/front?x=1&amp;iss=", "&amp;sid=", BYE);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-src https://lps.example");
    }

    @Test
    void backChannel_postsALogoutToken() throws Exception {
        sandbox.psc().register(listening());
        Map<String, String> tokens = tokens(PscUser.DOCTOR);

        logout("id_token_hint", tokens.get("id_token"));

        assertThat(received).hasSize(1);
        assertThat(received.get(0)).startsWith("logout_token=");
        String token = received.get(0).substring("logout_token=".length());
        assertThat(members(part(token, 0))).containsEntry("typ", "logout+jwt").containsEntry("alg", "RS256");
        assertThat(claims(token))
                .containsEntry("aud", "lps-secret")
                .containsEntry("sid", tokens.get("session_state"))
                .containsEntry("typ", "Logout")
                .containsKeys("jti", "iat", "exp")
                .doesNotContainKey("nonce");
        assertThat(part(token, 1)).contains("http://schemas.openid.net/event/backchannel-logout");
        assertThat(sandbox.psc().logoutAnswers()).containsExactly(204);
    }

    @Test
    void administrator_endsSessionsOfAProfessional() throws Exception {
        sandbox.psc().register(listening());
        Map<String, String> mine = tokens(PscUser.DOCTOR);
        Map<String, String> other = tokens(PscUser.EDIT);

        sandbox.psc().endSessions(PscUser.DOCTOR);

        assertThat(received).hasSize(1);
        assertThat(userinfo(anonymous, mine.get("access_token")).statusCode()).isEqualTo(401);
        assertThat(userinfo(anonymous, other.get("access_token")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "LOGOUT_TOKEN_NONCE, nonce, a-nonce, 1",
        "LOGOUT_TOKEN_WRONG_AUDIENCE, aud, another-client, 1",
        "LOGOUT_TOKEN_NO_EVENT, events, , 1",
        "LOGOUT_TOKEN_TWICE, aud, lps-secret, 2"
    })
    void logoutToken_isFalsified(PscSituation.Kind kind, String claim, String value, int count) throws Exception {
        sandbox.psc().register(listening());
        sandbox.psc().next(PscSituation.of(kind));
        tokens(PscUser.DOCTOR);

        sandbox.psc().endSessions(PscUser.DOCTOR);

        assertThat(received).hasSize(count);
        assertThat(claims(received.get(0).substring(13)).get(claim)).isEqualTo(value);
        assertThat(part(received.get(0).substring(13), 1).contains("backchannel-logout"))
                .isEqualTo(kind != PscSituation.Kind.LOGOUT_TOKEN_NO_EVENT);
    }

    @Test
    void deafClient_isNoted_andOthersAreNotPostedTo() throws Exception {
        sandbox.psc().register(listening());
        tokens(PscUser.DOCTOR);
        listener.stop(0);

        sandbox.psc().endSessions(PscUser.DOCTOR);

        assertThat(sandbox.psc().logoutAnswers()).containsExactly(0);
        assertThatThrownBy(() -> listening().withBackChannelLogout(URI.create("https://lps.example/logout")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
