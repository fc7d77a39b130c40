package org.segursdk.examples.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.segursdk.examples.browser.Chromium;
import org.segursdk.psc.BrowserOpener;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSession;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/** The program logs its user in, in a real browser, against the sandbox's login page. */
class DesktopLoginTest {
    private static final String RETURNED = "body";

    private static Sandbox sandbox;
    private static Chromium chromium;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        Optional<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "the login is not tried in a browser: " + missing.orElse(""));
        sandbox = Sandbox.builder().start();
        chromium = Chromium.start();
    }

    @BeforeEach
    void forget() {
        chromium.forget();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /** Opens the page in the browser and does there what a person would, while the program waits. */
    private Optional<PscSession> logIn(PscClient psc, String typed, Consumer<Chromium> person) throws Exception {
        CompletableFuture<?>[] atThePage = new CompletableFuture<?>[1];
        LoginDesk desk = desk(
                psc,
                typed,
                page -> atThePage[0] = CompletableFuture.runAsync(() -> {
                    chromium.open(page);
                    person.accept(chromium);
                    chromium.await(RETURNED);
                }));
        Optional<PscSession> session = desk.logIn();
        atThePage[0].get();
        return session;
    }

    private LoginDesk desk(PscClient psc, String typed, BrowserOpener browser) {
        return new LoginDesk(
                psc,
                browser,
                new BufferedReader(new StringReader(typed)),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String console() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Consumer<Chromium> choosing(String nationalId) {
        return browser -> {
            browser.click("input[name=user][value='" + nationalId + "']");
            browser.click("button[type=submit]");
        };
    }

    @Test
    void login_ofADoctorWithOnePlace_opensTheSession() throws Exception {
        try (PscClient psc = DesktopLoginExample.client(DesktopLoginExample.context(sandbox))) {
            PscSession session = logIn(psc, "\n", choosing(PscUser.DOCTOR)).orElseThrow();

            assertThat(session.professional().id().value()).isEqualTo(PscUser.DOCTOR);
            assertThat(session.accessToken()).isPresent();
            assertThat(console()).contains("Connecté : ");
            URI returned = chromium.address();
            assertThat(returned.getHost()).isEqualTo("127.0.0.1");
            assertThat(chromium.text()).contains("fermer");

            desk(psc, "\n", page -> {}).leave(session);
            assertThat(console()).contains("Déconnecté.").doesNotContain("n'a pas répondu");
            assertThat(session.accessToken()).isEmpty();
        }
    }

    @Test
    void login_withSeveralPlaces_asksWhere_untilItIsTold() throws Exception {
        try (PscClient psc = DesktopLoginExample.client(DesktopLoginExample.context(sandbox))) {
            PscSession session = logIn(psc, "9\nici\n2\n", choosing(PscUser.SEVERAL_ACTIVITIES))
                    .orElseThrow();

            assertThat(console()).contains("  1. ", "  2. ", "  3. ");
            assertThat(session.situation())
                    .hasValue(session.identity().situations().get(1));
        }
    }

    @Test
    void login_givenUpAtThePage_opensNothing() throws Exception {
        try (PscClient psc = DesktopLoginExample.client(DesktopLoginExample.context(sandbox))) {
            assertThat(logIn(psc, "", browser -> browser.click("button[name=cancel]")))
                    .isEmpty();
            assertThat(console()).contains("refusée ou abandonnée");
        }
    }

    @Test
    void login_withoutProfession_isToldAndOpensNothing() throws Exception {
        try (PscClient psc = DesktopLoginExample.client(DesktopLoginExample.context(sandbox))) {
            assertThat(logIn(psc, "", choosing(PscUser.NO_PROFESSIONAL_DATA))).isEmpty();
            assertThat(console()).contains("ne permet pas");
        }
    }

    @Test
    void login_withoutBrowser_isTold() throws Exception {
        try (PscClient psc = DesktopLoginExample.client(DesktopLoginExample.context(sandbox))) {
            LoginDesk desk = desk(psc, "", page -> {
                throw new IOException("no browser");
            });

            assertThat(desk.logIn()).isEmpty();
            assertThat(console()).contains("La connexion n'a pas abouti");
        }
    }
}
