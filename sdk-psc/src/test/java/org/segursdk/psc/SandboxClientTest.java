package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.psc.context.PatientContext;
import org.segursdk.psc.context.PatientContextClient;
import org.segursdk.psc.context.SharedContext;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscPhone;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/** The suite against the sandbox, and what only a simulator does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxClientTest extends ClientSuite {
    private final TestClock clock = new TestClock(Instant.now());
    private Sandbox sandbox;
    private SegurContext context;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(clock).start();
        context = newContext();
    }

    @AfterEach
    void reset() {
        sandbox.psc().reset();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private Endpoint endpoint(String path) {
        return Endpoint.builder(URI.create(sandbox.baseUri() + path))
                .trust(sandbox.trust())
                .build();
    }

    @Override
    SegurContext context() {
        return context;
    }

    private SegurContext newContext() {
        return SegurContext.builder()
                .software(Software.of("MonLPS", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CH DE TEST")
                        .sector("SA01")
                        .practiceSetting("ETABLISSEMENT")
                        .build())
                .credentials(sandbox.pki().named(PscRelyingParty.WITH_CERTIFICATE, "10B0193488"))
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint("psc", endpoint("/psc"))
                        .endpoint("api", endpoint("/psc/api/token"))
                        .endpoint(PatientContextClient.SERVICE, endpoint("/psc/psc-context-sharing/api"))
                        .build())
                .clock(clock)
                .build();
    }

    @Override
    PscSettings.Builder settings(boolean byCertificate) {
        return byCertificate
                ? PscSettings.builder(PscRelyingParty.WITH_CERTIFICATE, ClientAuthentication.mutualTls())
                : PscSettings.builder(
                        PscRelyingParty.WITH_SECRET,
                        ClientAuthentication.secretBasic(PscRelyingParty.SECRET::toCharArray));
    }

    @Override
    URI logIn(URI page) {
        return sandbox.psc().logIn(page, PscUser.DOCTOR, PscMeans.CARD);
    }

    @Override
    void phone(boolean approves) {
        sandbox.psc().phone(approves ? PscPhone.APPROVE : PscPhone.REFUSE);
    }

    @Override
    CibaLogin.Pause pause() {
        return (changed, wait) -> clock.advance(wait);
    }

    @Override
    void later(Duration time) {
        clock.advance(time);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "DISCOVERY_OTHER_ISSUER, PSC-DISCOVERY-ISSUER",
        "CALLBACK_WRONG_STATE, PSC-STATE-MISMATCH",
        "CALLBACK_NO_STATE, PSC-STATE-MISSING",
        "CALLBACK_WRONG_ISSUER, PSC-CALLBACK-ISSUER",
        "CALLBACK_NO_ISSUER, PSC-CALLBACK-ISSUER-MISSING",
        "CALLBACK_ERROR, SERVICE-FAULT",
        "ID_TOKEN_ALG_NONE, PSC-JWT-ALGORITHM",
        "ID_TOKEN_HS256, PSC-JWT-ALGORITHM",
        "ID_TOKEN_BAD_SIGNATURE, PSC-JWT-SIGNATURE",
        "ID_TOKEN_FOREIGN_KEY, PSC-JWT-SIGNATURE",
        "ID_TOKEN_UNKNOWN_KID, PSC-JWT-KEY",
        "ID_TOKEN_WRONG_ISSUER, PSC-ID-ISSUER",
        "ID_TOKEN_WRONG_AUDIENCE, PSC-ID-AUDIENCE",
        "ID_TOKEN_WRONG_AZP, PSC-ID-AZP",
        "ID_TOKEN_WRONG_NONCE, PSC-ID-NONCE",
        "ID_TOKEN_NO_NONCE, PSC-ID-NONCE",
        "ID_TOKEN_WRONG_AT_HASH, PSC-ID-AT-HASH",
        "ID_TOKEN_EXPIRED, PSC-ID-EXPIRED",
        "ID_TOKEN_FUTURE, PSC-ID-IAT",
        "ID_TOKEN_OTHER_SUBJECT, PSC-USERINFO-SUBJECT",
        "ID_TOKEN_MISSING, PSC-ID-MISSING",
        "CNF_OTHER, PSC-CNF-MISMATCH",
        "USERINFO_OTHER_SUBJECT, PSC-USERINFO-SUBJECT",
        "USERINFO_BAD_SIGNATURE, PSC-JWT-SIGNATURE",
        "USERINFO_ALG_NONE, PSC-JWT-ALGORITHM"
    })
    void whatIsWrong_isRefusedByItsOwnCode(Kind kind, String code) {
        try (PscClient psc = open(true)) {
            sandbox.psc()
                    .next(
                            kind == Kind.USERINFO_OTHER_SUBJECT
                                    ? PscSituation.of(kind, PscUser.EMPLOYEE)
                                    : PscSituation.of(kind));
            assertThat(PscTestBase.code(() -> login(psc))).isEqualTo(code);
        }
    }

    @Test
    void aStrippedBinding_isRefusedWhereOneIsRequired() {
        PscProfile strict =
                PscProfile.builder().tokenBinding(TokenBinding.REQUIRED).build();
        PscSettings settings =
                settings(true).profile(strict).redirect(URI.create(RETURN)).build();
        try (PscClient psc = PscClient.create(context(), settings)) {
            sandbox.psc().next(PscSituation.of(Kind.CNF_STRIPPED));
            assertThat(PscTestBase.code(() -> login(psc))).isEqualTo("PSC-CNF-MISSING");
        }
    }

    @Test
    void theProvidersWays_areLivedWith() throws IOException {
        PscBehaviour.Builder ways = PscBehaviour.DEFAULTS.toBuilder();
        sandbox.psc()
                .behaviour(ways.acr(PscBehaviour.Acr.EIDAS3)
                        .cnf(PscBehaviour.Cnf.HEX)
                        .signedUserinfo(true)
                        .refresh(PscBehaviour.Refresh.SINGLE_USE)
                        .build());
        try (PscClient psc = open(true)) {
            PscSession session = login(psc).open();
            assertThat(session.acr()).contains(Acr.EIDAS3);
            for (int i = 0; i < 3; i++) {
                later(Duration.ofSeconds(115));
                assertThat(session.accessToken()).isPresent();
            }
            sandbox.psc().rotateKeys();
            assertThat(login(psc).open().isOpen()).isTrue();
        }
    }

    @Test
    void otherIdentity_inADecoupledLogin_isRefused() {
        try (PscClient psc = open(true)) {
            sandbox.psc().next(PscSituation.of(Kind.CIBA_OTHER_IDENTITY, PscUser.EMPLOYEE));
            CibaLogin login = ((CibaStart.Started) psc.startCiba(CibaRequest.of(DOCTOR, CibaChannel.CARD))).login();
            assertThat(PscTestBase.code(login::await)).isEqualTo("PSC-CIBA-IDENTITY");
            sandbox.psc().phone(PscPhone.IGNORE);
            CibaLogin silent = ((CibaStart.Started) psc.startCiba(CibaRequest.of(DOCTOR, CibaChannel.CARD))).login();
            assertThat(silent.await()).isInstanceOf(LoginResult.Expired.class);
        }
    }

    @Test
    @Tag("REM-PSC-06")
    void everyKindOfProfessional_isDescribed() throws IOException {
        try (PscClient psc = open(false)) {
            assertThat(as(psc, PscUser.DOCTOR).situations()).hasSize(1);
            PscLogin several = as(psc, PscUser.SEVERAL_ACTIVITIES);
            assertThat(several.situations()).hasSizeGreaterThan(2);
            assertThat(PscTestBase.code(several::open)).isEqualTo("INVALID-INPUT");
            PscSession chosen = several.open(several.situations().get(1));
            assertThat(chosen.actingIn(several.situations().get(2)).accessToken())
                    .isEqualTo(chosen.accessToken());
            PscIdentity employee = as(psc, PscUser.EMPLOYEE).identity();
            assertThat(employee.professionalId().orElseThrow().value()).isEqualTo(PscUser.EMPLOYEE);
            assertThat(as(psc, PscUser.NO_PROFESSIONAL_DATA).situations()).isEmpty();
            assertThat(as(psc, PscUser.EDIT).identity().subjectNameId()).contains(PscUser.EDIT);
            assertThat(as(psc, PscUser.TWO_IDENTITIES).identity().identifiers()).contains(PscUser.TWO_IDENTITIES);
        }
    }

    @Test
    void whoHasNoNationalNumber_isOpenedAsTheAccountSays_orNot() {
        String psi = "2f3c9a54-8d0e-4c50-9a64-6d0f1f0a7c12";
        PscUser known = sandbox.psc().users().stream()
                .filter(each -> each.nationalId().equals(PscUser.EDIT))
                .findFirst()
                .orElseThrow();
        sandbox.psc()
                .add(new PscUser(psi, known.familyName(), known.givenName(), known.claims())
                        .with("otherIds", "[{\"identifiant\":\"" + psi + "\",\"origine\":\"PSI\",\"qualite\":2}]"));
        try (PscClient psc = open(false)) {
            for (String user : List.of(PscUser.EDIT, psi)) {
                PscLogin login = as(psc, user);
                assertThat(login.identity().kind()).isEqualTo(user.equals(psi) ? IdentityKind.PSI : IdentityKind.EDIT);
                assertThat(login.situations()).hasSize(1);
                assertThat(PscTestBase.failure(login::open))
                        .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                                .extracting(each -> each.rule())
                                .containsExactly("PSC-PROFESSIONAL-ID"));
                assertThat(login.identity().account(id -> Optional.of(id).filter(user::equals)))
                        .isEqualTo(new AccountMatch.One<>(user));
                PscSession session = login.open(People.physician(DOCTOR));
                assertThat(session.professional().id().value()).isEqualTo(DOCTOR);
                assertThat(session.accessToken()).isPresent();
            }
        }
    }

    private PscLogin as(PscClient psc, String user) {
        PendingLogin pending = psc.startLogin();
        URI back = sandbox.psc().logIn(pending.authorizationUri(), user, PscMeans.MOBILE);
        return ((LoginResult.Granted) psc.finishLogin(pending, CallbackParameters.of(back))).login();
    }

    @Test
    @Tag("REM-DRIM-37")
    void theProviderEndsASession_fromServerToServer() throws Exception {
        List<PscClient> clients = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            clients.forEach(psc -> psc.backChannelLogout(TestIssuer.form(form).get("logout_token")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try (PscClient psc = open(false)) {
            clients.add(psc);
            sandbox.psc()
                    .register(PscRelyingParty.secret(PscRelyingParty.WITH_SECRET, PscRelyingParty.SECRET)
                            .withBackChannelLogout(URI.create(
                                    "http://localhost:" + receiver.getAddress().getPort() + "/logout")));
            PscSession session = login(psc).open();
            sandbox.psc().endSessions(PscUser.DOCTOR);
            assertThat(session.ended()).contains(SessionEnd.BACK_CHANNEL);
            assertThat(sandbox.psc().logoutAnswers()).containsExactly(200);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void anApi_givesItsToken() throws IOException {
        try (PscClient psc = open(true)) {
            ApiPsc api = psc.api(ApiSettings.builder("api", PscRelyingParty.WITH_CERTIFICATE, "demo.read")
                    .subjectIssuer("psc")
                    .build());
            ApiToken token = api.token(login(psc).open()).orElseThrow();
            assertThat(token.scopes()).contains("demo.read");
            assertThat(token.isBoundTo(
                            context().credentials("api").authentication().certificate()))
                    .isTrue();
        }
    }

    @Test
    @Tag("REM-PSC-04")
    void thePatientInFocus_isShared() throws IOException {
        PatientContext patient =
                new PatientContext(Optional.of("279035121518989"), Optional.of("ALEX"), Optional.of("TEST"));
        try (PscClient one = open(false);
                PscClient two = open(true)) {
            PatientContextClient client = PatientContextClient.create(context());
            PscSession first = login(one).open();
            PscSession second = login(two).open();
            client.share(first, patient);
            assertThat(client.read(second)).isEqualTo(new SharedContext.Patient(patient));
        }
    }
}
