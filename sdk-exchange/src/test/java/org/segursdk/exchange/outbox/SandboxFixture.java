package org.segursdk.exchange.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpClient;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.sharing.SharePlan;
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
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.Sandbox;

/** The sandbox on the other side of both branches. */
final class SandboxFixture implements AutoCloseable {
    static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    static final String CITIZEN =
            CitizenAddress.of(Samples.ins(), PROFILE).address().value();
    private static final String HOLDER = "899700366240";

    final Sandbox sandbox = Sandbox.builder().start();
    final DataSource database = Databases.create();
    final Clock clock = Clock.systemUTC();
    final Outbox outbox = new Outbox(Databases.CIPHER, clock);
    final Sharing sharing = new Sharing(database, outbox, new SharingRules(SharingPolicy.everything()));
    final Deliveries deliveries = new Deliveries(database, clock);
    final SegurContext context = SegurContext.builder()
            .software(Software.of("MonLGC", "4.2"))
            .structure(Samples.practice())
            .credentials(sandbox.pki().credentials(DmpClient.SERVICE))
            .endpoints(sandbox.endpoints())
            .build();
    final DmpClient dmp = DmpClient.create(context);
    final Mailbox mailbox;
    final MailSender mail;
    final ExchangeNode.Builder node;
    private final DeliveryRun run;

    SandboxFixture() {
        sandbox.dmp().open(Samples.ins().ins());
        sandbox.mss().citizenDomain("patient.test.example");
        sandbox.mss().createMailbox(MssMailbox.personal(Samples.DOCTOR.value(), HOLDER));
        sandbox.mss().createMailbox(MssMailbox.organisational(Samples.WARD.value(), "899700245667"));
        sandbox.mss().createMailbox(MssMailbox.citizen(CITIZEN));
        MailServer server = MailServer.builder()
                .smtp("localhost", sandbox.mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", sandbox.mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(sandbox.trust())
                .build();
        mailbox = new Mailbox(Samples.DOCTOR, MailboxKind.PER, server, MailboxAccess.token(session()));
        mail = MailSender.open(context, mailbox);
        Sender from = Sender.person(Samples.DOCTOR, Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test"));
        node = ExchangeNode.builder(database, Databases.CIPHER)
                .dmp(DmpBranch.of(dmp).releasing(order -> new DeliveryOutcome.Delivered("SHOWN")))
                .mail(MailBranch.builder(context, address -> new MailBranch.Account(mail, from))
                        .profile(PROFILE)
                        .productNumber("DEV000001")
                        .contentType(
                                ValueSets.submissionContentType().concepts().get(0))
                        .build())
                .clock(clock)
                .settings(DeliverySettings.builder()
                        .polling(Duration.ofMillis(50))
                        .delays(Duration.ofMillis(10), Duration.ofMillis(50))
                        .settling(Duration.ofMillis(10), Duration.ofMillis(200))
                        .build());
        run = new DeliveryRun(node, outbox, new Random(1));
    }

    ProfessionalSession session() {
        String token = sandbox.mss().token(HOLDER);
        return new ProfessionalSession() {
            private final Instant since = Instant.now().minusSeconds(600);

            @Override
            public Professional professional() {
                return Samples.doctor();
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

    Document document() {
        return document(header());
    }

    CdaHeader.Builder header() {
        Instant now = Instant.now().minusSeconds(60);
        return CdaHeader.builder()
                .id(Samples.newId())
                .title("Compte rendu de consultation")
                .createdAt(now)
                .zone(context.zone())
                .patient(Patient.qualified(Samples.ins()).build())
                .addAuthor(new Attestation(Samples.author(), now))
                .legalAuthenticator(new Attestation(Samples.author(), now))
                .custodian(context.structure())
                .event(ServiceEvent.of(Samples.author(), now.minusSeconds(900)))
                .encounter(Encounter.of(context.structure(), now.minusSeconds(900)));
    }

    Document document(CdaHeader.Builder header) {
        return N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of("%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)))
                .build()
                .toDocument();
    }

    ShareRequest.Builder request(Document document) {
        return ShareRequest.builder(document, session())
                .sender(Samples.DOCTOR)
                .plan(SharePlan.standard().with(new Correspondent.AtMailbox(Samples.WARD)));
    }

    String share(ShareRequest.Builder request) {
        return Sql.inTransaction(database, c -> sharing.share(request.build(), c))
                .shareId();
    }

    /** Runs every delivery that waits, one after the other, until none does. */
    void drain() {
        for (int round = 0; round < 200 && deliveries.pending() > 0; round++) {
            for (DeliveryState state : List.of(DeliveryState.WAITING, DeliveryState.UNCERTAIN)) {
                deliveries.inState(state).forEach(each -> run.run(each.id()));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    static void await(BooleanSupplier condition) {
        for (int i = 0; i < 9_000 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("waited for 90 seconds");
        }
    }

    int mails(String address) {
        return sandbox.mss().messages(address).size();
    }

    long inDmp(Document document) {
        return sandbox.dmp().documents(Samples.MATRICULE).stream()
                .filter(each ->
                        each.uniqueId().equals(document.metadata().uniqueId().value()))
                .count();
    }

    List<DeliveryState> states(String shareId) {
        return deliveries.ofShare(shareId).stream().map(Delivery::state).toList();
    }

    @Override
    public void close() {
        mail.close();
        dmp.close();
        sandbox.close();
    }
}
