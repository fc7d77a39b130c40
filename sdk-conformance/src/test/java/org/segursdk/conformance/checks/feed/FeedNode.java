package org.segursdk.conformance.checks.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.DeliveryOrder;
import org.segursdk.exchange.outbox.DeliveryPort;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.DmpBranch;
import org.segursdk.exchange.outbox.DmpRelease;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.MailBranch;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.outbox.Settlement;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.SandboxPki;

/** The SDK behind the sample product: an outbox on a database in memory, a node that delivers, clients of the sandbox. */
public final class FeedNode implements AutoCloseable {
    /** The mailbox that sends. */
    public static final MssAddress DOCTOR = MssAddress.of("kit.feed@medecin.test.example");

    public static final String PRACTICE = SandboxPki.DEFAULT_STRUCTURE.substring(1);
    /** The scheduler of the node goes by the system's clock, whatever the bench's. */
    private static final Clock WORK = Clock.systemUTC();

    private static final String HOLDER = "899700366240";
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

    private final KitBench bench;
    private final Map<String, DmpClient> clients = new HashMap<>();
    private final DmpClient expired;
    private final DmpAirClient air;
    private volatile boolean hindered;
    private volatile Optional<MssAddress> answersTo = Optional.empty();

    @Nullable
    private MailSender mail;

    @Nullable
    private DataSource database;

    @Nullable
    private ExchangeNode node;

    public FeedNode(KitBench bench) {
        this.bench = bench;
        SandboxPki pki = bench.sandbox().pki();
        for (String practice : List.of(PRACTICE, MetadataChecks.OTHER_PRACTICE.substring(1))) {
            clients.put(practice, client(practice, pki.credentials(DmpClient.SERVICE, "1" + practice)));
        }
        expired = client(PRACTICE, pki.expired(DmpClient.SERVICE));
        air = DmpAirClient.create(context(PRACTICE, pki.credentials(DmpClient.SERVICE)), new Consents());
    }

    private DmpClient client(String practice, ClientCredentials credentials) {
        return DmpClient.create(
                context(practice, credentials),
                DmpProfile.builder().transformAssociation(true).build());
    }

    private SegurContext context(String practice, ClientCredentials credentials) {
        return SegurContext.builder()
                .clock(bench.clock())
                .software(Software.of("MonLGC", "4.2"))
                .structure(FeedDocuments.practice(practice))
                .credentials(credentials)
                .endpoints(bench.sandbox().endpoints())
                .build();
    }

    /** A new database, a new mailbox, and a node upon them. */
    public void reset() throws SQLException {
        stop();
        // What was under way when the check before ended may have left since the bench was set back.
        bench.reset();
        hindered = false;
        answersTo = Optional.empty();
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        ExchangeSchema.migrate(database);
        bench.sandbox().mss().createMailbox(MssMailbox.personal(DOCTOR.value(), HOLDER));
        MailServer server = MailServer.builder()
                .smtp("localhost", bench.sandbox().mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", bench.sandbox().mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(bench.sandbox().trust())
                .build();
        mail = MailSender.open(
                mailContext(), new Mailbox(DOCTOR, MailboxKind.PER, server, MailboxAccess.token(session())));
        start();
    }

    public SegurContext mailContext() {
        return context(PRACTICE, bench.sandbox().pki().credentials(DmpClient.SERVICE));
    }

    void restart() {
        Objects.requireNonNull(node).close();
        start();
    }

    private void start() {
        MailSender sender = Objects.requireNonNull(mail);
        Sender from = Sender.person(DOCTOR, Optional.of("Dr"), "Kit", "Feed", Optional.of("Cabinet Test"));
        node = ExchangeNode.builder(database(), CIPHER)
                .dmp(new Practices())
                .mail(MailBranch.builder(mailContext(), address -> account(sender, from))
                        .askReadReceipts()
                        .profile(MessageProfile.test(People.CITIZENS))
                        .productNumber("DEV000001")
                        .contentType(
                                ValueSets.submissionContentType().concepts().get(0))
                        .build())
                .clock(WORK)
                .settings(DeliverySettings.builder()
                        .polling(Duration.ofMillis(20))
                        .delays(Duration.ofMillis(10), Duration.ofMillis(40))
                        .settling(Duration.ofMillis(10), Duration.ofMinutes(1))
                        .maxAttempts(10_000)
                        .circuit(1_000, Duration.ofMillis(20))
                        .build())
                .shutdown(Duration.ofSeconds(2))
                .build();
        node.start();
    }

    private MailBranch.Account account(MailSender sender, Sender from) {
        MailBranch.Account account = new MailBranch.Account(sender, from);
        return answersTo.map(account::answersTo).orElse(account);
    }

    /** Answers go there from now on. */
    public void answersTo(MssAddress mailbox) {
        answersTo = Optional.of(mailbox);
    }

    /** The way out of the doctor's mailbox. */
    public MailSender mail() {
        return Objects.requireNonNull(mail);
    }

    private void stop() {
        if (node != null) {
            node.close();
        }
        if (mail != null) {
            mail.close();
        }
    }

    public DataSource database() {
        return Objects.requireNonNull(database);
    }

    public Outbox outbox() {
        return new Outbox(CIPHER, WORK);
    }

    public Sharing sharing() {
        return new Sharing(database(), outbox(), new SharingRules(SharingPolicy.everything()));
    }

    public Deliveries deliveries() {
        return new Deliveries(database(), WORK);
    }

    DmpClient client() {
        return Objects.requireNonNull(clients.get(PRACTICE));
    }

    DmpAirClient air() {
        return air;
    }

    void hinder(boolean value) {
        hindered = value;
    }

    /** The session of the doctor, who is logged in by Pro Santé Connect. */
    public ProfessionalSession session() {
        String token = bench.sandbox().mss().token(HOLDER);
        Instant since = bench.clock().instant().minusSeconds(600);
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return FeedDocuments.doctor();
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public Instant authenticatedAt() {
                return since;
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(token);
            }
        };
    }

    /** A step of the software in a transaction of its own. */
    @FunctionalInterface
    public interface Step {
        void in(Connection connection) throws SQLException;
    }

    public void transaction(Step step) {
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            step.in(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (node != null) {
            node.wake();
        }
    }

    @Override
    public void close() {
        stop();
        clients.values().forEach(DmpClient::close);
        expired.close();
        air.close();
    }

    /** Each practice feeds with its own certificate. */
    private final class Practices implements DeliveryPort {
        private DeliveryPort of(DeliveryOrder order) {
            String practice = order.document()
                    .metadata()
                    .authors()
                    .get(0)
                    .structure()
                    .id()
                    .value()
                    .substring(1);
            DmpClient client = hindered ? expired : clients.get(practice);
            return DmpBranch.of(Objects.requireNonNull(client))
                    .releasing(DmpRelease.of(air, each -> Optional.of(session())));
        }

        @Override
        public Attempt prepare(DeliveryOrder order) {
            return of(order).prepare(order);
        }

        @Override
        public Settlement settle(DeliveryOrder order) {
            return of(order).settle(order);
        }
    }

    /** Patients were told, and let the doctor look. */
    private static final class Consents implements ConsentRegister {
        private final List<ConsentJournalEntry> lines = new ArrayList<>();

        Consents() {
            for (ConsentEvent event : List.of(ConsentEvent.informed(), ConsentEvent.consultationDeclared())) {
                append(DmpConsent.replay("record-1", lines)
                        .apply(event, FeedDocuments.doctor().id().value(), Instant.now())
                        .entry());
            }
        }

        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.of(DmpConsent.replay("record-1", lines));
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return find("record-1");
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            lines.add(entry);
        }
    }
}
