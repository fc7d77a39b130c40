package org.segursdk.conformance.checks.login;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.LoginBrowser;
import org.segursdk.conformance.port.MailTransportPort.MailAccount;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.TeleservicesPort;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.SegurException;
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
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.eprescription.gateway.SearchCriteria;
import org.segursdk.insi.InsiAuthentication;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiProfile;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.psc.AccountMatch;
import org.segursdk.psc.CallbackParameters;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.LoginOptions;
import org.segursdk.psc.LoginResult;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscIdentity;
import org.segursdk.psc.PscLogin;
import org.segursdk.psc.PscProfile;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.PscSettings;
import org.segursdk.psc.Situation;
import org.segursdk.sandbox.PscRelyingParty;

/** A product's logins, over the SDK's client of Pro Santé Connect; local accounts are a table in memory. */
public class LoginSample implements SegurKitAdapter, TeleservicesPort {
    private static final URI RETURN = URI.create("http://127.0.0.1:7/psc/retour");

    private final Map<String, String> accountOf = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> logins = new HashMap<>();
    private final Map<String, PscSession> sessions = new HashMap<>();
    private @Nullable KitBench bench;
    private @Nullable SegurContext context;
    private @Nullable PscClient psc;
    private int numbers;

    @Override
    public void connect(KitBench given) {
        bench = given;
        context = SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET M DOC0036624")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .billingId("0B0193488")
                        .build())
                .credentials(given.sandbox().pki().credentials("insi"))
                .credentials("dmp", given.sandbox().pki().credentials("dmp"))
                .endpoints(given.sandbox().endpoints())
                .clock(given.clock())
                .build();
        psc = PscClient.create(
                context,
                PscSettings.builder(
                                PscRelyingParty.WITH_SECRET,
                                ClientAuthentication.secretBasic(PscRelyingParty.SECRET::toCharArray))
                        .profile(profile())
                        .redirect(RETURN)
                        .build());
    }

    protected PscProfile profile() {
        return PscProfile.standard();
    }

    @Override
    public void reset() {
        accountOf.clear();
        passwords.clear();
        logins.clear();
        sessions.clear();
    }

    @Override
    public void close() {
        if (psc != null) {
            psc.close();
        }
    }

    protected final KitBench bench() {
        return there(bench);
    }

    protected final PscClient psc() {
        return there(psc);
    }

    private SegurContext context() {
        return there(context);
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not there");
        }
        return value;
    }

    protected LoginOptions options() {
        return LoginOptions.none();
    }

    @Override
    public Optional<UserSession> logIn(LoginBrowser browser) throws IOException {
        try {
            PendingLogin pending = psc().startLogin(options());
            URI back = returned(browser.open(pending.authorizationUri()), pending);
            LoginResult result = psc().finishLogin(pending, CallbackParameters.of(back));
            return result instanceof LoginResult.Granted granted
                    ? Optional.of(opened(granted.login()))
                    : Optional.empty();
        } catch (SegurException e) {
            return Optional.empty();
        }
    }

    /** What the browser comes back with. */
    protected URI returned(URI callback, PendingLogin pending) {
        return callback;
    }

    private UserSession opened(PscLogin login) {
        Situation first = login.situations().get(0);
        PscSession session = login.open(first);
        sessions.put(session.sessionId(), session);
        return new UserSession(session.sessionId(), account(login.identity()));
    }

    /** The account of who logged in; made when there is none. */
    protected String account(PscIdentity identity) {
        AccountMatch<String> match = identity.account(number -> Optional.ofNullable(accountOf.get(number)));
        return match instanceof AccountMatch.One<String> one
                ? one.account()
                : create(identity.subjectNameId().orElseThrow());
    }

    protected final String create(String nationalId) {
        String account = "account-" + ++numbers;
        accountOf.put(nationalId, account);
        return account;
    }

    @Override
    public Optional<String> createAccount(String nationalId, String login, String password) {
        String account = create(nationalId);
        passwords.put(login, password);
        logins.put(login, account);
        return Optional.of(account);
    }

    @Override
    public Optional<UserSession> logInByPassword(String login, String password) {
        return password.equals(passwords.get(login))
                ? Optional.of(new UserSession("local-" + ++numbers, there(logins.get(login))))
                : Optional.empty();
    }

    protected final PscSession session(UserSession session) {
        return there(sessions.get(session.id()));
    }

    @Override
    public Optional<UserIdentity> identity(UserSession session) {
        PscIdentity identity = session(session).identity();
        Set<String> sectors = new HashSet<>();
        identity.situations()
                .forEach(each ->
                        each.activity().flatMap(place -> place.sectorCode()).ifPresent(sectors::add));
        return Optional.of(new UserIdentity(
                identity.subjectNameId().orElseThrow(),
                identity.familyName().orElse(""),
                identity.givenName().orElse(""),
                Set.copyOf(identity.professionCodes()),
                sectors));
    }

    @Override
    public void callInsi(UserSession session) {
        InsiProfile profile = InsiProfile.builder().pscTokenAttribute("jeton").build();
        try (InsiClient insi = InsiClient.create(context(), profile, InsiAuthentication.psc(session(session), "01"))) {
            insi.search(IdentityTraits.builder()
                    .birthName("ADRUN")
                    .birthGivenNames("ZOE")
                    .sex(Sex.FEMALE)
                    .birthDate("1975-12-31")
                    .build());
        }
    }

    @Override
    public void callDmp(UserSession session) {
        try (DmpAirClient dmp = DmpAirClient.create(context(), new NoConsents())) {
            dmp.checkExistence(session(session), patient(bench().clock().instant()));
        }
    }

    private static QualifiedIns patient(Instant now) {
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS,
                now,
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

    @Override
    public void callEPrescription(UserSession session) {
        try (SandboxGateway base = SandboxGateway.open(context())) {
            base.search(
                    SearchCriteria.builder()
                            .prescriber(session(session).professional().id())
                            .patient(Matricule.of("279035121518989"))
                            .build(),
                    CallContext.builder()
                            .professional(session(session).professional())
                            .session(session(session))
                            .amNumber("991000696")
                            .clock(bench().clock())
                            .build());
        }
    }

    @Override
    public void openMailbox(UserSession session, MailAccount mailbox) {
        MailServer server = MailServer.builder()
                .smtp(mailbox.host(), mailbox.smtpPort(), MailSecurity.STARTTLS)
                .imap(mailbox.host(), mailbox.imapPort(), MailSecurity.STARTTLS)
                .trust(bench().sandbox().trust())
                .readTimeout(Duration.ofSeconds(10))
                .build();
        Mailbox box = new Mailbox(
                MssAddress.of(mailbox.address()), MailboxKind.PER, server, MailboxAccess.token(session(session)));
        try (MailSender sender = MailSender.open(context(), box)) {
            sender.check();
        }
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
}
