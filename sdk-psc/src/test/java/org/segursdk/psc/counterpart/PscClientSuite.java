package org.segursdk.psc.counterpart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.Acr;
import org.segursdk.psc.BrowserLogout;
import org.segursdk.psc.CallbackParameters;
import org.segursdk.psc.CibaChannel;
import org.segursdk.psc.CibaLogin;
import org.segursdk.psc.CibaRequest;
import org.segursdk.psc.CibaStart;
import org.segursdk.psc.CibaStep;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.Introspection;
import org.segursdk.psc.LoginResult;
import org.segursdk.psc.LogoutNotice;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscLogin;
import org.segursdk.psc.PscProfile;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.PscSettings;
import org.segursdk.psc.SessionEnd;
import org.segursdk.psc.TokenBinding;

/** The SDK's client: the same against the sandbox's issuer and against a real Keycloak. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PscClientSuite {
    private PscCounterpart issuer;
    private RawClient raw;
    private PscClient withSecret;
    private PscClient withCertificate;
    private final Hurried clock = new Hurried();
    private final List<SessionEnd> ends = new CopyOnWriteArrayList<>();

    abstract PscCounterpart open();

    /** The issuer's clock, or further on: tokens get old in no time. */
    private final class Hurried extends Clock {
        private volatile Duration lead = Duration.ZERO;

        @Override
        public Instant instant() {
            return issuer.clock().instant().plus(lead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    void start() throws Exception {
        issuer = open();
        raw = new RawClient(issuer);
        withSecret = client(settings(PscCounterpart.WITH_SECRET, secret(PscCounterpart.SECRET))
                .build());
        withCertificate = client(settings(PscCounterpart.WITH_CERTIFICATE, ClientAuthentication.mutualTls())
                .profile(
                        PscProfile.builder().tokenBinding(TokenBinding.REQUIRED).build())
                .build());
    }

    @AfterEach
    void calm() {
        issuer.phone(PscCounterpart.Answer.APPROVE);
        clock.lead = Duration.ZERO;
        ends.clear();
    }

    @AfterAll
    void stop() {
        if (issuer != null) {
            withSecret.close();
            withCertificate.close();
            issuer.close();
        }
    }

    private static ClientAuthentication secret(String value) {
        return ClientAuthentication.secretBasic(value::toCharArray);
    }

    private PscSettings.Builder settings(String clientId, ClientAuthentication authentication) {
        return PscSettings.builder(clientId, authentication)
                .issuer(issuer.issuer())
                .discovery(issuer.discovery())
                .redirect(PscCounterpart.RETURN)
                .postLogoutRedirect(PscCounterpart.BYE)
                .listener((session, reason) -> ends.add(reason));
    }

    private PscClient client(PscSettings settings) {
        return PscClient.create(context(issuer.certificate()), settings);
    }

    private SegurContext context(ClientCredentials credentials) {
        String base = issuer.issuer().toString().replaceFirst("/auth/realms/.*", "");
        return SegurContext.builder()
                .software(Software.of("MonLPS", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET M DOC0036624")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(credentials)
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(
                                "psc",
                                Endpoint.builder(URI.create(base))
                                        .trust(issuer.trust())
                                        .readTimeout(Duration.ofMinutes(1))
                                        .build())
                        .build())
                .clock(clock)
                .build();
    }

    private static PscLogin granted(LoginResult result) {
        assertThat(result).isInstanceOf(LoginResult.Granted.class);
        return ((LoginResult.Granted) result).login();
    }

    private PscLogin logIn(PscClient client) {
        PendingLogin pending = client.startLogin();
        URI back = issuer.logIn(pending.authorizationUri(), PscCounterpart.DOCTOR);
        return granted(client.finishLogin(pending, CallbackParameters.ofQuery(back.getRawQuery())));
    }

    @Test
    @Tag("REM-PSC-01")
    @Tag("REM-PSC-06")
    void browserLogin_opensASessionWithTheProfessional() throws Exception {
        PscLogin login = logIn(withSecret);
        PscSession session = login.open();

        assertThat(session.professional().id().value()).isEqualTo(PscCounterpart.DOCTOR);
        assertThat(session.identity().rpps()).contains("99700366240");
        assertThat(session.identity().professionCodes()).containsExactly("10");
        assertThat(login.situations()).hasSize(1);
        assertThat(session.acr()).contains(Acr.EIDAS1);
        assertThat(raw.userinfo(raw.anonymous(), session.accessToken().orElseThrow())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void certificate_bindsTheTokensToItself() throws Exception {
        PscSession session = logIn(withCertificate).open();
        String token = session.accessToken().orElseThrow();

        assertThat(raw.userinfo(raw.certified(), token).statusCode()).isEqualTo(200);
        assertThat(raw.userinfo(raw.anonymous(), token).statusCode()).isEqualTo(401);
        Introspection told = withCertificate.introspect(token);
        assertThat(told).isInstanceOf(Introspection.Active.class);
        assertThat(((Introspection.Active) told)
                        .isBoundTo(issuer.certificate().authentication().chain().get(0)))
                .isTrue();
    }

    @Test
    void tokenNearItsEnd_isRefreshed() throws Exception {
        for (PscClient client : List.of(withSecret, withCertificate)) {
            clock.lead = Duration.ZERO;
            PscSession session = logIn(client).open();
            String first = session.accessToken().orElseThrow();
            assertThat(session.accessToken()).contains(first);

            clock.lead = Duration.ofSeconds(115);

            String second = session.accessToken().orElseThrow();
            assertThat(second).isNotEqualTo(first);
            assertThat(raw.userinfo(raw.certified(), second).statusCode()).isEqualTo(200);
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void codeStolenAndReplayed_endsTheSession() throws Exception {
        PendingLogin pending = withSecret.startLogin();
        URI back = issuer.logIn(pending.authorizationUri(), PscCounterpart.DOCTOR);
        PscSession session = granted(withSecret.finishLogin(pending, CallbackParameters.ofQuery(back.getRawQuery())))
                .open();
        assertThat(raw.redeem(RawClient.query(back).get("code")).statusCode()).isEqualTo(400);

        clock.lead = Duration.ofSeconds(115);

        assertThat(session.accessToken()).isEmpty();
        assertThat(session.ended()).contains(SessionEnd.REFUSED);
        assertThat(ends).containsExactly(SessionEnd.REFUSED);
    }

    @Test
    void codeOfSomebodyElsesBrowser_isRefused() throws Exception {
        PendingLogin mine = withSecret.startLogin();
        URI back = issuer.logIn(withSecret.startLogin().authorizationUri(), PscCounterpart.DOCTOR);

        SegurException failure = catchThrowableOfType(
                SegurException.class,
                () -> withSecret.finishLogin(mine, CallbackParameters.ofQuery(back.getRawQuery())));

        assertThat(failure.code()).isEqualTo("PSC-STATE-MISMATCH");
    }

    @Test
    void levelBelowTheMinimum_isRefused() {
        PscProfile strict = PscProfile.builder().minimumAcr(Acr.EIDAS2).build();
        try (PscClient client = client(settings(PscCounterpart.WITH_SECRET, secret(PscCounterpart.SECRET))
                .profile(strict)
                .build())) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> logIn(client));

            assertThat(failure.code()).isEqualTo("PSC-ACR-TOO-LOW");
        }
    }

    @Test
    void wrongSecret_isTheProvidersRefusal() {
        try (PscClient client =
                client(settings(PscCounterpart.WITH_SECRET, secret("wrong")).build())) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> logIn(client));

            assertThat(failure.toString()).contains("unauthorized_client").doesNotContain("wrong");
        }
    }

    private CibaLogin ask(PscClient client, String nationalId) {
        CibaStart start = client.startCiba(CibaRequest.of(nationalId, CibaChannel.MOBILE));
        assertThat(start).isInstanceOf(CibaStart.Started.class);
        return ((CibaStart.Started) start).login();
    }

    /** Polls as it is told, letting the issuer's time pass. */
    private LoginResult await(CibaLogin login) {
        while (true) {
            CibaStep step = login.poll();
            if (step instanceof CibaStep.Ended ended) {
                return ended.result();
            }
            assertThat(step).isInstanceOf(CibaStep.Waiting.class);
            issuer.pass(((CibaStep.Waiting) step).after().plusMillis(100));
        }
    }

    @Test
    @Tag("REM-PSC-01")
    void phoneApproves_opensASession() throws Exception {
        PscSession session =
                granted(await(ask(withSecret, PscCounterpart.DOCTOR))).open();
        PscLogin employee = granted(await(ask(withCertificate, PscCounterpart.EMPLOYEE)));

        assertThat(session.professional().id().value()).isEqualTo(PscCounterpart.DOCTOR);
        assertThat(raw.userinfo(raw.anonymous(), session.accessToken().orElseThrow())
                        .statusCode())
                .isEqualTo(200);
        assertThat(employee.identity().identifiers()).contains(PscCounterpart.EMPLOYEE);
        employee.abandon();
    }

    @ParameterizedTest
    @CsvSource({"REFUSE", "CANCEL"})
    void phoneSaysNo_isAResult(PscCounterpart.Answer answer) {
        issuer.phone(answer);

        assertThat(await(ask(withSecret, PscCounterpart.DOCTOR)))
                .isEqualTo(new LoginResult.Refused(LoginResult.Reason.DENIED, "access_denied"));
    }

    @Test
    void phoneStaysSilent_expires() {
        issuer.phone(PscCounterpart.Answer.IGNORE);

        assertThat(await(ask(withSecret, PscCounterpart.DOCTOR))).isEqualTo(new LoginResult.Expired());
    }

    @Test
    void unknownProfessional_isAResult() {
        assertThat(withSecret.startCiba(CibaRequest.of("899799999999", CibaChannel.CARD)))
                .isInstanceOf(CibaStart.UnknownProfessional.class);
    }

    @Test
    void logout_byTheServer_endsItEverywhere_andItsTokenIsVerified() throws Exception {
        PscSession session = logIn(withSecret).open();
        String token = session.accessToken().orElseThrow();
        int before = issuer.logoutTokens(0).size();

        assertThat(withSecret.logout(session)).isTrue();

        assertThat(session.accessToken()).isEmpty();
        assertThat(ends).containsExactly(SessionEnd.LOGGED_OUT);
        assertThat(raw.userinfo(raw.anonymous(), token).statusCode()).isEqualTo(401);
        assertThat(withSecret.introspect(token)).isInstanceOf(Introspection.Inactive.class);
        String posted = issuer.logoutTokens(before + 1).stream()
                .filter(each -> new String(Base64.getUrlDecoder().decode(each.split("\\.")[1]), StandardCharsets.UTF_8)
                        .contains(session.sessionId()))
                .findFirst()
                .orElseThrow();
        LogoutNotice notice = withSecret.backChannelLogout(posted);
        assertThat(notice.sessionId()).contains(session.sessionId());
        SegurException replayed =
                catchThrowableOfType(SegurException.class, () -> withSecret.backChannelLogout(posted));
        assertThat(replayed.code()).isEqualTo("PSC-LOGOUT-REPLAY");
    }

    @Test
    void logout_byTheBrowser_comesBackWithItsState() throws Exception {
        PscSession session = logIn(withCertificate).open();

        BrowserLogout logout = withCertificate.logoutByBrowser(session).orElseThrow();
        HttpResponse<String> back = raw.get(logout.address());

        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        URI location = URI.create(back.headers().firstValue("Location").orElse(""));
        assertThat(location.toString()).startsWith(PscCounterpart.BYE + "?");
        assertThat(logout.isAnsweredBy(
                        Optional.ofNullable(RawClient.query(location).get("state"))))
                .isTrue();
        assertThat(session.isOpen()).isFalse();
    }
}
