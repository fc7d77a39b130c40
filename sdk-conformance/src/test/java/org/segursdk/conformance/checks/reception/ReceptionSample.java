package org.segursdk.conformance.checks.reception;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailReceptionPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.exchange.inbox.DuplicateKind;
import org.segursdk.exchange.inbox.Inbox;
import org.segursdk.exchange.inbox.Reception;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.exchange.journal.FilingFigures;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.receipt.MdnAnswer;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.FilingPolicy;
import org.segursdk.mss.received.FilingReason;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.MessageSender;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;

/** A product whose list of received documents is the SDK's inbox. */
public class ReceptionSample implements SegurKitAdapter, MailReceptionPort {
    private static final String HOLDER = "899700366240";
    private static final MssAddress ADDRESS = MssAddress.of("kit.reception@medecin.test.example");
    private static final Sender OWN = Sender.organization(ADDRESS, "Cabinet du banc");
    private static final Pseudonyms PSEUDONYMS = Pseudonyms.of(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private static final ContentCipher CIPHER = new AesContentCipher(new ContentKeys() {
        @Override
        public String currentKeyId() {
            return "k1";
        }

        @Override
        public SecretKey key(String id) {
            return new SecretKeySpec(new byte[32], "AES");
        }
    });

    /** A message and what the inbox made of it. */
    private record Arrived(byte[] mail, List<Long> items) {}

    private final Map<Long, Arrived> mails = new HashMap<>();
    private PatientIndex index = PatientIndex.create();
    private boolean automatic;
    private int patients;
    private @Nullable KitBench bench;
    private @Nullable DataSource database;
    private @Nullable MailSender mail;

    @Override
    public void connect(KitBench on) {
        bench = on;
    }

    @Override
    public void reset() throws Exception {
        close();
        mails.clear();
        index = PatientIndex.create();
        automatic = false;
        patients = 0;
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        ExchangeSchema.migrate(database);
        bench().sandbox().mss().createMailbox(MssMailbox.organisational(ADDRESS.value(), HOLDER));
        mail = MailSender.open(context(), account());
    }

    private KitBench bench() {
        return Objects.requireNonNull(bench);
    }

    private SegurContext context() {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Papers.structure())
                .credentials(bench().sandbox().pki().credentials("mss"))
                .endpoints(bench().sandbox().endpoints())
                .clock(bench().clock())
                .build();
    }

    private Mailbox account() {
        MailServer server = MailServer.builder()
                .smtp("localhost", bench().sandbox().mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", bench().sandbox().mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(bench().sandbox().trust())
                .build();
        String token = bench().sandbox().mss().token(HOLDER);
        Professional doctor = Papers.author().professional();
        return new Mailbox(ADDRESS, MailboxKind.ORG, server, MailboxAccess.token(new ProfessionalSession() {
            @Override
            public Professional professional() {
                return doctor;
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public java.time.Instant authenticatedAt() {
                return bench().clock().instant();
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(token);
            }
        }));
    }

    private DataSource source() {
        return Objects.requireNonNull(database);
    }

    protected FilingPolicy policy() {
        return automatic ? FilingPolicy.AUTOMATIC : FilingPolicy.MANUAL;
    }

    private Inbox inbox() {
        return Inbox.create(source(), CIPHER, PSEUDONYMS, bench().clock())
                .assistant(FilingAssistant.create().patients(index).policy(policy()));
    }

    protected final Worklist worklist() {
        return new Worklist(source(), CIPHER, PSEUDONYMS, bench().clock());
    }

    @Override
    public String mailbox() {
        return ADDRESS.value();
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        String id = "P" + ++patients;
        index.put(new IndexedPatient(
                id,
                traits,
                Optional.empty(),
                Optional.empty(),
                qualified ? IdentityStatus.QUALIFIED : IdentityStatus.PROVISIONAL,
                qualified ? Optional.of(ins) : Optional.empty(),
                List.of()));
        return id;
    }

    @Override
    public boolean automaticFiling(boolean on) {
        automatic = on;
        return true;
    }

    private static MessageReader reader() {
        return MessageReader.create().profile(ReceptionProfile.of(Incoming.PROFILE));
    }

    private static ReceivedMessage read(byte[] bytes) throws IOException {
        return reader().read(() -> new ByteArrayInputStream(bytes));
    }

    @Override
    public void fetch() throws IOException {
        for (MssMessage each : bench().sandbox().mss().messages(ADDRESS.value())) {
            if (mails.containsKey(each.uid())) {
                continue;
            }
            byte[] bytes;
            try (InputStream in = each.open()) {
                bytes = in.readAllBytes();
            }
            try (ReceivedMessage message = read(bytes)) {
                Reception reception = inbox().receive(message, UUID.randomUUID().toString());
                List<Long> items = new ArrayList<>(reception.shown());
                items.addAll(reception.hidden());
                mails.put(each.uid(), new Arrived(bytes, items));
            }
        }
    }

    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (long uid : mails.keySet().stream().sorted().toList()) {
            Arrived arrived = Objects.requireNonNull(mails.get(uid));
            try (ReceivedMessage message = read(arrived.mail())) {
                for (long id : arrived.items()) {
                    entries.add(entry(uid, message, worklist().find(id).orElseThrow()));
                }
                if (arrived.items().isEmpty()) {
                    entries.add(new Entry(
                            uid + ":0",
                            message.hasArchive(),
                            shown(message),
                            kind(message.sender()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Notice.NONE));
                }
            }
        }
        return entries;
    }

    private Entry entry(long uid, ReceivedMessage message, WorkItem item) {
        return new Entry(
                uid + ":" + item.id(),
                message.hasArchive(),
                shown(message),
                kind(message.sender()),
                named(message, item),
                Optional.of(item.document().title()),
                item.progress().filedAt().flatMap(at -> item.filing().recordId()),
                item.filing().candidates(),
                notice(item));
    }

    protected Optional<String> named(ReceivedMessage message, WorkItem item) {
        return item.patient().flatMap(each -> each.birthName());
    }

    protected String shown(ReceivedMessage message) {
        return message.shownSubject();
    }

    protected Kind kind(MessageSender sender) {
        return Kind.valueOf(sender.kind().name());
    }

    protected Notice notice(WorkItem item) {
        if (item.progress()
                        .duplicateKind()
                        .filter(each -> each != DuplicateKind.OTHER_LEVEL)
                        .isPresent()
                || item.filing().reasons().contains(FilingReason.KNOWN_ALREADY)) {
            return Notice.HELD_ALREADY;
        }
        return switch (item.filing().operation()) {
            case REPLACEMENT -> Notice.REPLACES;
            case DELETION -> Notice.DELETES;
            case FIRST_TRANSMISSION -> Notice.NONE;
        };
    }

    private static long uid(String entry) {
        return Long.parseLong(entry.split(":")[0]);
    }

    private static long item(String entry) {
        return Long.parseLong(entry.split(":")[1]);
    }

    @Override
    public Optional<String> open(String entry) throws IOException {
        Arrived arrived = Objects.requireNonNull(mails.get(uid(entry)));
        try (ReceivedMessage message = read(arrived.mail())) {
            if (message.mdnRequest().isPresent()) {
                answer(message);
            }
            int part = Math.max(0, arrived.items().indexOf(item(entry)));
            if (part >= message.documents().size()) {
                return Optional.empty();
            }
            MessageDocument document = message.documents().get(part);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CdaRenderer.html(document.content(), RenderOptions.defaults(), out);
            return Optional.of(out.toString(StandardCharsets.UTF_8));
        }
    }

    protected void answer(ReceivedMessage message) throws IOException {
        Objects.requireNonNull(mail)
                .send(MdnAnswer.to(message.mdnRequest().orElseThrow(), OWN, Incoming.PROFILE)
                        .displayed()
                        .confirmed()
                        .productNumber("DEV000001")
                        .reportingUa("MonLGC; 4.2")
                        .build());
    }

    @Override
    public Optional<String> matricule(String entry) {
        return worklist()
                .find(item(entry))
                .flatMap(each -> each.patient())
                .flatMap(each -> each.ins())
                .map(each -> each.matricule().value());
    }

    @Override
    public void file(String entry, String patient) {
        worklist().file(item(entry), patient, Actor.of(HOLDER));
    }

    @Override
    public Optional<Filed> filed() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        List<FilingFigures> figures = new Indicators(source())
                .filing(IndicatorPeriod.month(
                        YearMonth.from(LocalDate.ofInstant(bench().clock().instant(), paris))));
        return Optional.of(new Filed(
                figures.stream().mapToLong(FilingFigures::byRule).sum(),
                figures.stream().mapToLong(FilingFigures::byHand).sum(),
                figures.stream().mapToLong(FilingFigures::notFiled).sum()));
    }

    @Override
    public Optional<List<String>> notifications() {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (mail != null) {
            mail.close();
            mail = null;
        }
    }
}
