package org.segursdk.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.segursdk.examples.browser.Chromium;
import org.segursdk.psc.PscClient;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/** Users log in to the application, in a real browser, on the sandbox's login page. */
class WebLoginTest {
    private static Sandbox sandbox;
    private static PscClient psc;
    private static WebServer server;
    private static Chromium shared;

    private Chromium browser;

    @BeforeAll
    static void start() {
        Optional<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "the login is not tried in a browser: " + missing.orElse(""));
        sandbox = Sandbox.builder().start();
        server = new WebServer(0, Optional.empty(), at -> {
            WebLoginExample.register(sandbox, at);
            psc = WebLoginExample.client(WebLoginExample.context(sandbox), at);
            return new WebApplication(psc);
        });
        shared = Chromium.start();
    }

    @BeforeEach
    void home() {
        browser = shared;
        browser.forget();
        browser.open(server.uri());
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
            server.close();
            psc.close();
            sandbox.close();
        }
    }

    private static Consumer<Chromium> choosing(String nationalId) {
        return browser -> {
            browser.click("input[name=user][value='" + nationalId + "']");
            browser.click("button[type=submit]");
        };
    }

    private void logIn(String nationalId) {
        browser.click("#login");
        choosing(nationalId).accept(browser);
    }

    private void logOut() {
        browser.click("#logout");
        browser.await("a[href='/']");
    }

    @Test
    void login_ofADoctor_tellsWhoAndWhere_untilTheLogout() {
        logIn(PscUser.DOCTOR);
        browser.await("#who");

        assertThat(browser.address()).isEqualTo(server.uri().resolve("/"));
        assertThat(browser.text()).contains("JULIE SPECIMEN");

        logOut();
        assertThat(browser.address().getPath()).isEqualTo("/goodbye");
        assertThat(browser.text()).contains("Vous êtes déconnecté.");
        browser.open(server.uri());
        assertThat(browser.text()).contains("S'identifier").doesNotContain("SPECIMEN");
    }

    @Test
    void logout_endsTheSessionAtTheProviderToo() {
        logIn(PscUser.DOCTOR);
        browser.await("#who");
        logOut();
        browser.open(server.uri());
        browser.click("#login");

        browser.await("input[name=user]");
    }

    @Test
    void login_withSeveralPlaces_asksWhere() {
        logIn(PscUser.SEVERAL_ACTIVITIES);
        browser.await("#choose");
        assertThat(browser.count("input[name=situation]")).isEqualTo(3);
        browser.open(server.uri().resolve("/"));
        browser.await("#choose");

        browser.click("input[name=situation][value='2']");
        browser.click("#choose");

        browser.await("#situation");
        assertThat(browser.text()).contains("Vous êtes");
    }

    @Test
    void login_givenUp_isTold() {
        browser.click("#login");
        browser.click("button[name=cancel]");

        browser.await("a[href='/']");
        assertThat(browser.text()).contains("Vous n'êtes pas connecté.");
    }

    @Test
    void login_withoutProfession_isRefused() {
        logIn(PscUser.NO_PROFESSIONAL_DATA);

        browser.await("a[href='/']");
        assertThat(browser.text()).contains("Connexion impossible");
    }

    @Test
    void cookie_isOutOfReachOfScripts_andRenewedByTheLogin() {
        JsonNode before = browser.cookie(WebSessions.COOKIE).orElseThrow();
        logIn(PscUser.DOCTOR);
        browser.await("#who");

        JsonNode after = browser.cookie(WebSessions.COOKIE).orElseThrow();
        assertThat(after.path("value").asText())
                .isNotEqualTo(before.path("value").asText());
        assertThat(after.path("httpOnly").asBoolean()).isTrue();
        assertThat(after.path("secure").asBoolean()).isTrue();
        assertThat(after.path("sameSite").asText()).isEqualTo("Lax");
        assertThat(browser.evaluate("document.cookie")).isEmpty();
    }

    @Test
    void sessionEndedElsewhere_isEndedHereByTheNotice() {
        logIn(PscUser.DOCTOR);
        browser.await("#who");

        sandbox.psc().endSessions(PscUser.DOCTOR);

        browser.open(server.uri());
        assertThat(sandbox.psc().logoutAnswers()).endsWith(200);
        assertThat(browser.text()).contains("S'identifier");
    }

    @Test
    void return_ofAnotherBrowser_isRefused() throws Exception {
        browser.click("#login");
        URI page = browser.address();
        URI returned = sandbox.psc().logIn(page, PscUser.DOCTOR, PscMeans.CARD);
        try (Chromium victim = Chromium.start()) {
            victim.open(returned);
            assertThat(victim.text()).contains("pas de connexion en cours");
        }
    }

    @Test
    void forms_ofAnotherSite_andFalseNotices_areRefused() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        assertThat(post(http, "/logout", "token=guessed")).isEqualTo(403);
        assertThat(post(http, "/login", "")).isEqualTo(403);
        assertThat(post(http, "/psc/backchannel-logout", "logout_token=eyJhbGciOiJub25lIn0.e30."))
                .isEqualTo(400);
    }

    private static int post(HttpClient http, String path, String form) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(server.uri().resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
