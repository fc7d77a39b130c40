package org.segursdk.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.examples.browser.Chromium;
import org.segursdk.examples.keycloak.RealKeycloak;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSettings;

/** A user logs in to the application on the page of a real Keycloak, in a real browser; with the profile {@code real-keycloak} alone. */
@EnabledIfSystemProperty(named = RealKeycloak.HOME, matches = ".+")
class RealKeycloakLoginTest {
    private static PscClient psc;
    private static WebServer server;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        Optional<String> missing = Chromium.missing();
        assumeTrue(missing.isEmpty(), () -> "the login is not tried in a browser: " + missing.orElse(""));
        server = new WebServer(0, Optional.empty(), at -> {
            RealKeycloak keycloak = RealKeycloak.start(new RealKeycloak.Addresses(
                    at.resolve("/psc/return"), at.resolve("/goodbye"), at.resolve("/psc/backchannel-logout")));
            psc = client(keycloak, at);
            return new WebApplication(psc);
        });
        browser = Chromium.start();
    }

    private static PscClient client(RealKeycloak keycloak, URI at) {
        SegurContext context = SegurContext.builder()
                .software(Software.of("MonLGC-web", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET FICTIF")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(keycloak.otherCertificate())
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(
                                "psc",
                                Endpoint.builder(keycloak.issuer())
                                        .trust(keycloak.trust())
                                        .build())
                        .build())
                .build();
        return PscClient.create(
                context,
                PscSettings.builder(
                                RealKeycloak.WITH_SECRET,
                                ClientAuthentication.secretBasic(RealKeycloak.SECRET::toCharArray))
                        .issuer(keycloak.issuer())
                        .discovery(keycloak.discovery())
                        .redirect(at.resolve("/psc/return"))
                        .postLogoutRedirect(at.resolve("/goodbye"))
                        .build());
    }

    @BeforeEach
    void home() {
        browser.forget();
        browser.open(server.uri());
        browser.click("#login");
        browser.type("#username", RealKeycloak.DOCTOR);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
            psc.close();
        }
    }

    @Test
    void login_onKeycloaksPage_tellsWhoAndWhere_untilTheLogoutThere() {
        browser.type("#password", RealKeycloak.PASSWORD);
        browser.click("#kc-login");
        browser.await("#who");

        assertThat(browser.address()).isEqualTo(server.uri().resolve("/"));
        assertThat(browser.text()).contains("JULIE SPECIMEN", "CABINET MME SPECIMEN");

        browser.click("#logout");
        browser.await("a[href='/']");
        assertThat(browser.address().getPath()).isEqualTo("/goodbye");
        assertThat(browser.text()).contains("Vous êtes déconnecté.");
        browser.open(server.uri());
        browser.click("#login");
        browser.await("#username");
        assertThat(browser.address().getPath()).startsWith("/auth/realms/esante-wallet/");
    }

    @Test
    void login_withAWrongPassword_staysOnKeycloaksPage_untilTheRightOne() {
        browser.type("#password", "wrong");
        browser.click("#kc-login");
        browser.await("[id^=input-error]");
        assertThat(browser.count("#password")).isEqualTo(1);

        browser.type("#password", RealKeycloak.PASSWORD);
        browser.click("#kc-login");
        browser.await("#who");
        assertThat(browser.text()).contains("JULIE SPECIMEN");
    }
}
