package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpStatus;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.insi.InsiAuthentication;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiProfile;
import org.segursdk.insi.InsiResult;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Sandbox;

/** What docs/psc.md shows is compiled here and does what the guide says. */
class PscGuideTest {
    private static final MssAddress ADDRESS = MssAddress.of("julie.specimen@medecin.test.example");

    private static Sandbox sandbox;

    private final TestIssuer issuer = new TestIssuer(Clock.systemUTC());
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
    }

    @AfterEach
    void stopIssuer() {
        issuer.close();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private SegurContext context() {
        Endpoint psc =
                Endpoint.builder(issuer.base()).trust(TestPki.KNOWN.trust()).build();
        Endpoint api = Endpoint.builder(URI.create(issuer.base() + "/api/exchange"))
                .trust(TestPki.KNOWN.trust())
                .build();
        return SegurContext.builder()
                .software(Software.of("MonLPS", "1.0"))
                .structure(practice())
                .credentials(sandbox.pki().credentials("insi"))
                .credentials("dmp", sandbox.pki().credentials("dmp"))
                .credentials("psc", TestPki.KNOWN.client(TestIssuer.CLIENT))
                .credentials("api-dossier", TestPki.KNOWN.client("client-as"))
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint("psc", psc)
                        .endpoint("api-dossier", api)
                        .endpoint("insi", sandbox.endpoints().find("insi").orElseThrow())
                        .endpoint("dmp", sandbox.endpoints().find("dmp").orElseThrow())
                        .build())
                .build();
    }

    private static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("CABINET M DOC0036624")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .billingId("0B0193488")
                .build();
    }

    private PscClient open() {
        SegurContext context = context();
        PscSettings settings = PscSettings.builder("mon-lps", ClientAuthentication.mutualTls())
                .redirect(URI.create("https://lps.example/psc/retour"))
                .postLogoutRedirect(URI.create("https://lps.example/au-revoir"))
                .listener((sessionId, reason) -> closed.add(sessionId)) // close the user's screens
                .build();
        PscClient psc = PscClient.create(context, settings);
        return psc;
    }

    private char[] secret() {
        return TestIssuer.SECRET.toCharArray();
    }

    private void refused(LoginResult.Refused refused) {
        throw new AssertionError(refused.rawCode());
    }

    private PscSession webLogin(PscClient psc) {
        PendingLogin pending = psc.startLogin(); // keep it in the browser's session, on the server side
        URI page = pending.authorizationUri(); // redirect the browser there
        String queryString = issuer.login(page);
        LoginResult result = psc.finishLogin(pending, CallbackParameters.ofQuery(queryString));
        if (result instanceof LoginResult.Granted granted) {
            return choose(granted.login());
        } else if (result instanceof LoginResult.Refused refused) {
            refused(refused);
        }
        throw new AssertionError(result);
    }

    private PscSession choose(PscLogin login) {
        List<Situation> situations = login.situations(); // show them, by label(), when there are several
        PscSession session = situations.size() == 1 ? login.open() : login.open(chosen(situations));
        return session;
    }

    private static Situation chosen(List<Situation> situations) {
        return situations.get(0);
    }

    private PscSession desktopLogin(PscClient psc, BrowserOpener browser) {
        LoginResult result;
        try (DesktopLogin login = psc.startDesktopLogin()) {
            login.openBrowser(browser); // BrowserOpener.system()
            result = login.await(Duration.ofMinutes(5)); // another thread may call login.cancel()
        }
        return choose(((LoginResult.Granted) result).login());
    }

    private PscSession decoupledLogin(PscClient psc) {
        CibaStart start = psc.startCiba(CibaRequest.of("899700366240", CibaChannel.MOBILE));
        if (!(start instanceof CibaStart.Started started)) {
            throw new IllegalStateException("Pro Santé Connect knows nobody by this number");
        }
        show(started.login().bindingMessage()); // the two digits that the telephone repeats
        LoginResult result = started.login().await();
        return choose(((LoginResult.Granted) result).login());
    }

    private void show(String digits) {
        assertThat(digits).matches("[0-9]{2}");
        issuer.cibaState = "ok";
        issuer.faults.put("ciba", reply -> reply);
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(Path.of("src/test/java/org/segursdk/psc/PscGuideTest.java")));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/psc.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(withoutIndentation(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(14);
    }

    private static String withoutIndentation(String code) {
        return String.join("\n", code.lines().map(String::strip).toList());
    }

    @Test
    @Tag("REM-PSC-01")
    void everyLogin_opensASession() throws IOException {
        PscSession web;
        PscSession decoupled;
        PscSession desktop;
        try (PscClient psc = open()) {
            web = webLogin(psc);
            assertThat(web.isOpen()).isTrue();
            desktop = desktopLogin(psc, page -> new Thread(() -> comeBack(page)).start());
            assertThat(desktop.professional().id().value()).isEqualTo("899700366240");
            issuer.faults.put(
                    "ciba",
                    reply -> TestIssuer.Reply.json(200, Map.of("auth_req_id", "r", "expires_in", 120, "interval", 1)));
            decoupled = decoupledLogin(psc);
            assertThat(decoupled.accessToken()).isPresent();
        }
        assertThat(closed).hasSize(3);
        // Whoever holds a session is told of its end; one that nobody holds any more is not kept for that.
        assertThat(List.of(web, decoupled, desktop)).noneMatch(PscSession::isOpen);
    }

    private void comeBack(URI page) {
        URI redirect = URI.create(TestIssuer.form(page.getRawQuery()).get("redirect_uri"));
        try (var in = URI.create(redirect + "?" + issuer.login(page)).toURL().openStream()) {
            assertThat(in.readAllBytes()).isNotEmpty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theEndOfASession_fromEitherSide() {
        try (PscClient psc = open()) {
            PscSession session = webLogin(psc);
            Optional<BrowserLogout> logout = psc.logoutByBrowser(session); // redirect the browser to logout.address()
            assertThat(logout).isPresent();
            session = webLogin(psc);
            psc.logout(session); // without a browser
            session = webLogin(psc);
            byProvider(psc);
            assertThat(session.isOpen()).isFalse();
        }
    }

    private void byProvider(PscClient psc) {
        String query = "iss=" + issuer.issuer() + "&sid=sid-1";
        String logoutToken = issuer.sign(
                Map.of("alg", "RS256", "kid", "k1"),
                Map.of(
                        "iss",
                        issuer.issuer(),
                        "aud",
                        TestIssuer.CLIENT,
                        "iat",
                        Instant.now().getEpochSecond(),
                        "jti",
                        "n1",
                        "sid",
                        "sid-1",
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        psc.frontChannelLogout(CallbackParameters.ofQuery(query)); // GET iss, sid
        LogoutNotice notice = psc.backChannelLogout(logoutToken); // POST logout_token; 400 on an exception
        assertThat(notice.sessionId()).contains("sid-1");
    }

    @Test
    @Tag("REM-PSC-05")
    void oneSession_servesEveryTeleservice() throws IOException {
        try (PscClient psc = open()) {
            PscSession session = webLogin(psc);
            insi(session);
            dmp(session);
            mailbox(session);
        }
    }

    private void insi(PscSession session) throws IOException {
        SegurContext context = context();
        InsiProfile profile = InsiProfile.builder().pscTokenAttribute("jeton").build();
        sandbox.recorder().clear();
        try (InsiClient insi = InsiClient.create(context, profile, InsiAuthentication.psc(session, "01"))) {
            assertThat(insi.search(adrun())).isInstanceOf(InsiResult.Found.class);
        }
        assertThat(recorded())
                .containsPattern("NameID[^>]*>899700366240<")
                .contains(">" + session.accessToken().orElseThrow() + "<");
    }

    private static IdentityTraits adrun() {
        return IdentityTraits.builder()
                .birthName("ADRUN")
                .birthGivenNames("ZOE")
                .sex(Sex.FEMALE)
                .birthDate("1975-12-31")
                .build();
    }

    private void dmp(PscSession session) throws IOException {
        SegurContext context = context();
        QualifiedIns ins = patient();
        ConsentRegister consents = new NoConsents();
        sandbox.dmp().open(ins.ins());
        sandbox.recorder().clear();
        try (DmpAirClient dmp = DmpAirClient.create(context, consents)) {
            DmpStatus status = dmp.checkExistence(session, ins);
            assertThat(status).isNotNull();
        }
        assertThat(recorded()).contains("899700366240").contains("INDIRECTE_RENFORCEE");
    }

    /** Consents are not asked for to see whether there is a record. */
    private static final class NoConsents implements ConsentRegister {
        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.empty();
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return Optional.empty();
        }

        @Override
        public void append(ConsentJournalEntry entry) {}
    }

    private static QualifiedIns patient() {
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS,
                Instant.now(),
                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 15)),
                true);
        return QualifiedIns.restore(
                new Ins(Matricule.of("279035121518989"), InsAuthority.NIR_TEST),
                IdentityTraits.received(
                        "PAT-TROIS",
                        "DOMINIQUE MARIE-LOUISE",
                        Optional.empty(),
                        Sex.FEMALE,
                        BirthDate.received("1979-03-28"),
                        Optional.of("51215")),
                provenance);
    }

    private void mailbox(PscSession session) {
        sandbox.mss().createMailbox(MssMailbox.personal(ADDRESS.value(), "899700366240"));
        sandbox.mss()
                .acceptToken(
                        session.accessToken().orElseThrow(),
                        "899700366240",
                        Instant.now().plusSeconds(100));
        MailServer server = MailServer.builder()
                .smtp("localhost", sandbox.mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", sandbox.mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(sandbox.trust())
                .build();
        Mailbox mailbox = new Mailbox(ADDRESS, MailboxKind.PER, server, MailboxAccess.token(session));
        try (MailSender mail = MailSender.builder(context(), mailbox).open()) {
            assertThat(mail.check()).isNotNull();
            assertThat(mail.checkSession()).isTrue();
            session.core().end(SessionEnd.LOGGED_OUT);
            assertThat(mail.checkSession()).isFalse();
        }
    }

    private String recorded() throws IOException {
        StringBuilder all = new StringBuilder();
        for (RecordedExchange each : sandbox.recorder().exchanges()) {
            all.append(new String(each.requestBody().open().readAllBytes(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Test
    void tokensOfAnApi() throws Exception {
        issuer.faults.put(
                "exchange",
                reply -> TestIssuer.Reply.json(
                        200, Map.of("access_token", issuer.accessToken(), "token_type", "Bearer", "expires_in", 3600)));
        issuer.thumbprint = Jws.ansThumbprint(context()
                .credentials("api-dossier")
                .authentication()
                .certificate()
                .getEncoded());
        try (PscClient psc = PscClient.create(
                context(),
                PscSettings.builder(TestIssuer.CLIENT, PscTestBase.secret())
                        .redirect(PscTestBase.REDIRECT)
                        .build())) {
            PscSession session = webLogin(psc);
            ApiPsc api = psc.api(ApiSettings.builder("api-dossier", "client-as", "dossier.lire")
                    .subjectIssuer("psc")
                    .build());
            ApiToken token = api.token(session).orElseThrow(); // Authorization: Bearer token.value(), same certificate
            assertThat(token.value()).startsWith("ey");
        }
    }

    @Test
    void anotherProvider() {
        URI issuerName = URI.create(issuer.issuer());
        SegurContext context = context();
        PscSettings settings = PscSettings.openId(
                        "mon-lps", ClientAuthentication.secretBasic(this::secret), AuthenticationMeans.TWO_FACTOR)
                .issuer(issuerName)
                .redirect(URI.create("https://lps.example/psc/retour"))
                .build();
        try (PscClient local = PscClient.create(context, settings)) {
            assertThat(webLogin(local).isOpen()).isTrue();
        }
    }
}
