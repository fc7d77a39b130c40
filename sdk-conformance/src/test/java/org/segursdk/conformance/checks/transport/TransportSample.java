package org.segursdk.conformance.checks.transport;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.ApiKey;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.LoginBrowser;
import org.segursdk.conformance.port.MailIsolationPort;
import org.segursdk.conformance.port.MailTracePort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.CrlCache;
import org.segursdk.core.credentials.RevocationPolicy;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.SegurException;
import org.segursdk.mss.connection.Discovery;
import org.segursdk.mss.connection.HttpCrlDownload;
import org.segursdk.mss.connection.MailProfile;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.MailTrace;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.connection.ServerDiscovery;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.psc.CallbackParameters;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.LoginResult;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.PscSettings;
import org.segursdk.sandbox.PscRelyingParty;

/** A product's mailboxes, over the SDK's clients. */
public class TransportSample implements SegurKitAdapter, MailTracePort, MailIsolationPort {
    private static final URI RETURN = URI.create("http://127.0.0.1:7/psc/retour");
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Map<String, MailAccount> accounts = new HashMap<>();
    private final Map<String, MailSender> senders = new HashMap<>();
    private final Map<String, MailboxSync> syncs = new HashMap<>();
    private final Map<String, MemoryArrivals> arrivals = new HashMap<>();
    private final List<MailTrace> journal = new CopyOnWriteArrayList<>();
    private @Nullable KitBench bench;
    private @Nullable SegurContext context;
    private @Nullable PscClient psc;
    private @Nullable AnnuaireClient annuaire;
    private @Nullable PscSession session;
    private @Nullable Path log;
    private TrustMaterial trust = TrustMaterial.system();

    @Override
    public void connect(KitBench given) throws IOException {
        bench = given;
        log = Files.createTempFile(given.folder(), "product", ".log");
        context = SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET M DOC0036624")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(given.sandbox().pki().credentials("mss"))
                .endpoints(given.sandbox().endpoints())
                .clock(given.clock())
                .build();
        psc = PscClient.create(
                context,
                PscSettings.builder(
                                PscRelyingParty.WITH_SECRET,
                                ClientAuthentication.secretBasic(PscRelyingParty.SECRET::toCharArray))
                        .redirect(RETURN)
                        .build());
        annuaire = AnnuaireClient.create(context, AnnuaireSettings.of(ApiKey.of("kit")));
        reset();
    }

    @Override
    public void reset() throws IOException {
        senders.values().forEach(MailSender::close);
        syncs.values().forEach(MailboxSync::close);
        senders.clear();
        syncs.clear();
        arrivals.clear();
        accounts.clear();
        journal.clear();
        annuaire().clearCache();
        session = null;
        trust = bench().sandbox().pki().trust();
        Files.writeString(log(), "");
    }

    @Override
    public void close() {
        senders.values().forEach(MailSender::close);
        syncs.values().forEach(MailboxSync::close);
        if (psc != null) {
            psc.close();
        }
    }

    protected final KitBench bench() {
        return there(bench);
    }

    protected final Path log() {
        return there(log);
    }

    private AnnuaireClient annuaire() {
        return there(annuaire);
    }

    private SegurContext context() {
        return there(context);
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("connect first");
        }
        return value;
    }

    /** Token of the open session. */
    protected final String token() {
        return there(session).accessToken().orElseThrow();
    }

    protected final MailAccount account(String address) {
        return there(accounts.get(address));
    }

    protected MailProfile profile() {
        return MailProfile.standard();
    }

    /** How the product trusts an operator's authority whose list is published. */
    protected TrustMaterial checked(TrustMaterial authorities, URI list) {
        CrlCache lists = CrlCache.inMemory(HttpCrlDownload.of(1_000_000, Duration.ofSeconds(5)));
        return authorities.withRevocation(RevocationPolicy.lists(lists, list));
    }

    @Override
    public boolean logIn(LoginBrowser browser) throws IOException {
        PendingLogin pending = there(psc).startLogin();
        URI back = browser.open(pending.authorizationUri());
        LoginResult result = there(psc).finishLogin(pending, CallbackParameters.of(back));
        if (result instanceof LoginResult.Granted granted) {
            session = granted.login().open();
            return true;
        }
        return false;
    }

    @Override
    public void configure(List<MailAccount> told, Optional<URI> revocationList) {
        accounts.clear();
        told.forEach(each -> accounts.put(each.address(), each));
        trust = bench().sandbox().pki().trust();
        revocationList.ifPresent(list -> trust = checked(trust, list));
    }

    @Override
    public boolean configureByItself(String address, URI autoconfiguration) throws Exception {
        MssAddress box = MssAddress.of(address);
        ServerDiscovery discovery = ServerDiscovery.builder(context(), trust)
                .profile(MailProfile.builder()
                        .discoveryDomains(List.of(box.domain()))
                        .autoconfigUrl(autoconfiguration.toString())
                        .build())
                .build();
        if (!(discovery.find(box) instanceof Discovery.Found found)) {
            return false;
        }
        MailServer server = found.server();
        accounts.put(
                address,
                new MailAccount(
                        address,
                        Access.PRO_SANTE_CONNECT,
                        server.smtp().host(),
                        server.smtp().port(),
                        server.imap().port()));
        return connect(address);
    }

    private Mailbox mailbox(String address) {
        MailAccount account = account(address);
        MailServer server = MailServer.builder()
                .smtp(account.host(), account.smtpPort(), MailSecurity.STARTTLS)
                .imap(account.host(), account.imapPort(), MailSecurity.STARTTLS)
                .trust(trust)
                .connectTimeout(WAIT)
                .readTimeout(WAIT)
                .acceptanceTimeout(WAIT)
                .build();
        MailboxAccess access = account.access() == Access.CERTIFICATE
                ? MailboxAccess.certificate(
                        new Machine(bench()), bench().sandbox().pki().credentials("mss"))
                : MailboxAccess.token(there(session));
        return new Mailbox(MssAddress.of(address), MailboxKind.PER, server, access);
    }

    private MailSender sender(String address) {
        return senders.computeIfAbsent(address, key -> MailSender.builder(context(), mailbox(key))
                .profile(profile())
                .journal(journal::add)
                .open());
    }

    @Override
    public boolean connect(String address) throws Exception {
        MailSender before = senders.remove(address);
        if (before != null) {
            before.close();
        }
        var check = sender(address).check();
        return check.smtp().passed() && check.imap().passed();
    }

    @Override
    public boolean send(String from, String to, String text) throws Exception {
        var message = OutgoingMessage.toProfessionals(
                        Sender.person(
                                MssAddress.of(from), Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test")),
                        MessageProfile.test("patient.test.example"))
                .addTo(MssAddress.of(to))
                .subject("Essai")
                .productNumber("DEV000001")
                .body(text)
                .build();
        try {
            return sender(from).send(message).refused().isEmpty();
        } catch (SegurException e) {
            return false;
        }
    }

    @Override
    public List<String> read(String address) throws Exception {
        MemoryArrivals store = arrivals.computeIfAbsent(address, key -> new MemoryArrivals());
        MailboxSync sync = syncs.computeIfAbsent(address, key -> MailboxSync.builder(context(), mailbox(key), store)
                .profile(profile())
                .journal(journal::add)
                .build());
        try {
            sync.sync();
            note("read " + store.messageIds().size());
        } catch (SegurException e) {
            note("read failed " + e.code());
        }
        return store.messageIds();
    }

    private void note(String line) throws IOException {
        Files.writeString(log(), line + "\n", StandardOpenOption.APPEND);
    }

    @Override
    public void timersDue() throws Exception {
        senders.values().forEach(MailSender::checkSession);
    }

    @Override
    public List<Path> files() {
        return List.of(log());
    }

    @Override
    public List<MailTraceLine> traces() {
        List<MailTraceLine> lines = new ArrayList<>();
        for (MailTrace each : journal) {
            lines.add(new MailTraceLine(
                    each.who().id().value(),
                    each.at().toOffsetDateTime(),
                    each.mailbox().value(),
                    each.action().name(),
                    each.request(),
                    each.answer(),
                    each.success()));
        }
        return lines;
    }

    @Override
    public void otherFunction() throws Exception {
        annuaire().professionalByRpps("99700366240");
    }

    /** Who answers for an automatic task. */
    private record Machine(KitBench bench) implements ProfessionalSession {
        @Override
        public Professional professional() {
            return Professional.builder()
                    .id(ProfessionalId.rpps("99700366240"))
                    .familyName("DOC0036624")
                    .givenName("KIT")
                    .specialty("G15_10/SM26")
                    .build();
        }

        @Override
        public AuthenticationMeans means() {
            return AuthenticationMeans.TWO_FACTOR;
        }

        @Override
        public java.time.Instant authenticatedAt() {
            return bench.clock().instant();
        }

        @Override
        public Optional<String> accessToken() {
            return Optional.empty();
        }
    }
}
