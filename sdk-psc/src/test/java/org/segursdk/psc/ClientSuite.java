package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.SegurException;

/**
 * What a client lives with any counterpart, simulated or real. A subclass says how a user logs in there and what their telephone
 * does.
 */
@Tag("REM-PSC-01")
abstract class ClientSuite {
    static final String DOCTOR = "899700366240";
    static final String RETURN = "http://127.0.0.1:7/psc/retour";

    /** The certificate of the client that has one is the credentials of {@code psc}. */
    abstract SegurContext context();

    /** Client id of the one with a secret, or of the one with a certificate. */
    abstract PscSettings.Builder settings(boolean byCertificate);

    /** The user logs in at the page; where the browser is sent then. */
    abstract URI logIn(URI page) throws IOException;

    /** What the telephone does with the requests to come: approve, or refuse. */
    abstract void phone(boolean approves);

    /** Waits between polls, by the counterpart's clock. */
    abstract CibaLogin.Pause pause();

    /** Lets so much time pass by the counterpart's clock. */
    abstract void later(Duration time);

    final PscClient open(boolean byCertificate) {
        PscSettings settings =
                settings(byCertificate).redirect(URI.create(RETURN)).build();
        return PscClient.create(context(), settings, Timer.SYSTEM, pause());
    }

    final PscLogin login(PscClient psc) throws IOException {
        PendingLogin pending = psc.startLogin();
        LoginResult result = psc.finishLogin(pending, CallbackParameters.of(logIn(pending.authorizationUri())));
        return ((LoginResult.Granted) result).login();
    }

    @Test
    @Tag("REM-PSC-03")
    @Tag("REM-DRIM-37")
    void web_loginRefreshLogout() throws IOException {
        for (boolean byCertificate : new boolean[] {false, true}) {
            try (PscClient psc = open(byCertificate)) {
                PscLogin login = login(psc);
                assertThat(login.identity().identifiers()).contains(DOCTOR);
                PscSession session = login.open(People.physician(DOCTOR));
                String first = session.accessToken().orElseThrow();
                later(Duration.ofSeconds(115));
                assertThat(session.accessToken()).isPresent().get().isNotEqualTo(first);
                assertThat(psc.logout(session)).isTrue();
                assertThat(session.accessToken()).isEmpty();
            }
        }
    }

    @Test
    void aCodeIsGoodOnce() throws IOException {
        try (PscClient psc = open(false)) {
            PendingLogin first = psc.startLogin();
            URI back = logIn(first.authorizationUri());
            psc.finishLogin(first, CallbackParameters.of(back));
            PendingLogin second = psc.startLogin();
            String replayed = back.toString().replaceFirst("state=[0-9a-f]+", "state=" + second.state());
            SegurException refused =
                    PscTestBase.failure(() -> psc.finishLogin(second, CallbackParameters.of(URI.create(replayed))));
            assertThat(refused.code()).isEqualTo("SERVICE-FAULT");
        }
    }

    @Test
    void desktop() throws Exception {
        ExecutorService browser = Executors.newSingleThreadExecutor();
        try (PscClient psc = open(false);
                DesktopLogin login = psc.startDesktopLogin()) {
            Future<?> shown = browser.submit(() -> {
                try (var page = logIn(login.authorizationUri()).toURL().openStream()) {
                    return page.readAllBytes().length;
                }
            });
            LoginResult result = login.await(Duration.ofMinutes(1));
            shown.get();
            assertThat(((LoginResult.Granted) result).login().identity().identifiers())
                    .contains(DOCTOR);
        } finally {
            browser.shutdownNow();
        }
    }

    @Test
    void decoupled_approvedAndRefused() {
        for (boolean byCertificate : new boolean[] {false, true}) {
            try (PscClient psc = open(byCertificate)) {
                phone(true);
                CibaLogin approved = started(psc);
                assertThat(approved.bindingMessage()).matches("[0-9]{2}");
                LoginResult.Granted granted = (LoginResult.Granted) approved.await();
                assertThat(granted.login().identity().identifiers()).contains(DOCTOR);
                phone(false);
                assertThat(started(psc).await())
                        .isEqualTo(new LoginResult.Refused(LoginResult.Reason.DENIED, "access_denied"));
            }
        }
    }

    private static CibaLogin started(PscClient psc) {
        return ((CibaStart.Started) psc.startCiba(CibaRequest.of(DOCTOR, CibaChannel.MOBILE))).login();
    }

    @Test
    void decoupled_unknownProfessional() {
        try (PscClient psc = open(true)) {
            assertThat(psc.startCiba(CibaRequest.of("899700999999", CibaChannel.CARD)))
                    .isInstanceOf(CibaStart.UnknownProfessional.class);
        }
    }

    @Test
    @Tag("REM-DRIM-24")
    void introspection() throws IOException {
        try (PscClient psc = open(true)) {
            PscSession session = login(psc).open(People.physician(DOCTOR));
            String token = session.accessToken().orElseThrow();
            Introspection.Active active = (Introspection.Active) psc.introspect(token);
            assertThat(active.clientId()).isPresent();
            assertThat(active.isBoundTo(
                            context().credentials("psc").authentication().certificate()))
                    .isTrue();
            assertThat(psc.introspect("forge")).isInstanceOf(Introspection.Inactive.class);
            psc.logout(session);
            assertThat(psc.introspect(token)).isInstanceOf(Introspection.Inactive.class);
            assertThat(psc.authorise(token, Set.of("10")).httpStatus()).isEqualTo(401);
        }
    }
}
