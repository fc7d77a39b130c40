package org.segursdk.examples.quickstart;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.h2.jdbcx.JdbcConnectionPool;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpClient;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.DmpBranch;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.MailBranch;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareReceipt;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.Sandbox;

/** "Validate and share": a database in memory, one node, the sandbox's DMP and its mail operator on the other side. */
final class Shares implements AutoCloseable {
    private static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    private final Clock clock = Clock.systemUTC();
    private final PatientRecord record;
    private final DmpClient dmp;
    private final MailSender mail;
    private final Sharing sharing;
    private final ExchangeNode node;

    private Shares(SegurContext context, Sandbox sandbox, PatientRecord record) throws SQLException {
        this.record = record;
        ContentCipher cipher = new AesContentCipher(keyOfThisRun());
        ExchangeSchema.migrate(database);
        this.sharing = new Sharing(database, new Outbox(cipher, clock), new SharingRules(SharingPolicy.everything()));
        this.dmp = DmpClient.create(context);
        this.mail = MailSender.open(context, mailbox(sandbox));
        Professional doctor = record.professional();
        Sender from = Sender.person(
                record.mailbox(), Optional.of("Dr"), doctor.givenName(), doctor.familyName(), Optional.empty());
        this.node = ExchangeNode.builder(database, cipher)
                .dmp(DmpBranch.of(dmp))
                .mail(MailBranch.builder(context, address -> new MailBranch.Account(mail, from))
                        .profile(PROFILE)
                        .productNumber("QUICKSTART")
                        .contentType(
                                ValueSets.submissionContentType().concepts().get(0))
                        .build())
                .settings(DeliverySettings.builder()
                        .polling(Duration.ofMillis(200))
                        .build())
                .build();
        node.start();
    }

    static Shares open(SegurContext context, Sandbox sandbox, PatientRecord record) throws SQLException {
        return new Shares(context, sandbox, record);
    }

    /** Yours come from a key store or a vault. */
    private static ContentKeys keyOfThisRun() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        SecretKey key = new SecretKeySpec(bytes, "AES");
        return new ContentKeys() {
            @Override
            public String currentKeyId() {
                return "run";
            }

            @Override
            public SecretKey key(String id) {
                return key;
            }
        };
    }

    /** Everybody's mailboxes, which really are the operator's affair, and the way into the doctor's. */
    private Mailbox mailbox(Sandbox sandbox) {
        String holder = record.professional().id().value();
        sandbox.mss().citizenDomain("patient.test.example");
        sandbox.mss().createMailbox(MssMailbox.personal(record.mailbox().value(), holder));
        record.correspondents()
                .forEach(each -> sandbox.mss().createMailbox(MssMailbox.organisational(each.value(), holder)));
        MailServer server = MailServer.builder()
                .smtp("localhost", sandbox.mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", sandbox.mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(sandbox.trust())
                .build();
        return new Mailbox(
                record.mailbox(), MailboxKind.PER, server, MailboxAccess.token(new Session(record, sandbox)));
    }

    /** A professional's session, whose token the sandbox gives; with {@code sdk-psc} it is the session of Pro Santé Connect. */
    private record Session(PatientRecord record, Sandbox sandbox) implements ProfessionalSession {
        @Override
        public Professional professional() {
            return record.professional();
        }

        @Override
        public AuthenticationMeans means() {
            return AuthenticationMeans.PRO_SANTE_CONNECT;
        }

        @Override
        public Instant authenticatedAt() {
            return Instant.now();
        }

        @Override
        public Optional<String> accessToken() {
            return Optional.of(sandbox.mss().token(record.professional().id().value()));
        }
    }

    /** The three branches and the record's correspondents: committed, the document leaves by itself. */
    ShareReceipt share(ProfessionalSession session, Document document) throws SQLException {
        SharePlan plan = SharePlan.standard();
        for (MssAddress each : record.correspondents()) {
            plan = plan.with(new Correspondent.AtMailbox(each));
        }
        ShareRequest request = ShareRequest.builder(document, session)
                .plan(plan)
                .sender(record.mailbox())
                .build();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            ShareReceipt receipt = sharing.share(request, connection);
            connection.commit();
            return receipt;
        }
    }

    /** What became of each branch, once nothing is under way any more. */
    List<Delivery> outcome(ShareReceipt receipt) {
        Deliveries deliveries = new Deliveries(database, clock);
        Instant until = clock.instant().plus(PATIENCE);
        node.wake();
        while (deliveries.pending() > 0 && clock.instant().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return deliveries.ofShare(receipt.shareId());
    }

    /** The patient's mailbox in Mon espace santé, which everybody with an INS has. */
    static void openMailboxOf(Sandbox sandbox, Document document) {
        document.metadata().patient().ins().ifPresent(ins -> sandbox.mss()
                .createMailbox(MssMailbox.citizen(
                        CitizenAddress.of(ins, PROFILE).address().value())));
    }

    @Override
    public void close() {
        node.close();
        mail.close();
        dmp.close();
        database.dispose();
    }
}
