package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.inbox.JdbcArrivalStore;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.exchange.journal.SharingRow;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.RecipientReport;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** What was shared through the sandbox, and what the journal of disclosures and its figures tell of it. */
class JournalingTest {
    private static final MssAddress COLLEAGUE = MssAddress.of("paul.second@medecin.test.example");
    private static SandboxFixture fixture;
    private static DisclosureJournal journal;
    private static JournalingListener listener;

    @BeforeAll
    static void start() {
        fixture = new SandboxFixture();
        fixture.sandbox.mss().createMailbox(MssMailbox.personal(COLLEAGUE.value(), "899700245668"));
        journal = new DisclosureJournal(fixture.database, Databases.CIPHER, Databases.PSEUDONYMS);
        listener = JournalingListener.of(
                journal,
                Databases.CIPHER,
                SandboxFixture.PROFILE,
                metadata -> "dossier " + metadata.patient().traits().birthName());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static DeliveryRun run(Duration giveUp) {
        return new DeliveryRun(
                ExchangeNode.builder(fixture.database, Databases.CIPHER)
                        .dmp(Objects.requireNonNull(fixture.node.dmp))
                        .mail(Objects.requireNonNull(fixture.node.mail))
                        .listener(listener)
                        .settings(DeliverySettings.builder()
                                .delays(Duration.ofMillis(1), Duration.ofMillis(2))
                                .settling(Duration.ofMillis(1), giveUp)
                                .build()),
                fixture.outbox,
                new Random(1));
    }

    private static String share(Document document, SharePlan plan) {
        return fixture.share(fixture.request(document).plan(plan));
    }

    private static void drain(Duration giveUp) {
        DeliveryRun run = run(giveUp);
        for (int i = 0; i < 6; i++) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            for (DeliveryState state : List.of(DeliveryState.WAITING, DeliveryState.UNCERTAIN)) {
                fixture.deliveries.inState(state).forEach(each -> run.run(each.id()));
            }
        }
    }

    private static SharePlan ward() {
        return SharePlan.standard()
                .without(Branch.DMP, "test")
                .without(Branch.PATIENT, "test")
                .with(new Correspondent.AtMailbox(Samples.WARD));
    }

    private static String row(SharingRow row) {
        return String.join(
                        " ",
                        row.finess(),
                        row.signatory(),
                        row.typeCode(),
                        row.branch().name(),
                        row.outcome().name())
                + (row.withIns() ? " INS " : " - ") + row.count() + " masked " + row.masked();
    }

    private static List<String> figures() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        LocalDate today = LocalDate.now(paris);
        return new Indicators(fixture.database)
                .sharing(new IndicatorPeriod(today.minusDays(1), today.plusDays(2), paris)).rows().stream()
                        .map(JournalingTest::row)
                        .toList();
    }

    @Test
    @Tag("REM-DASH-01")
    @Tag("REM-DASH-03")
    @Tag("REM-DASH-04")
    @Tag("REM-INS-22")
    void whatWasShared_isWhatTheFiguresTell() throws IOException {
        // Everywhere, to two professionals.
        Document first = fixture.document();
        share(
                first,
                SharePlan.standard()
                        .with(new Correspondent.AtMailbox(Samples.WARD))
                        .with(new Correspondent.AtMailbox(COLLEAGUE)));
        drain(Duration.ofHours(1));
        // Hidden from the patient, whose message is held: one document to the DMP alone.
        fixture.share(
                fixture.request(fixture.document()).plan(SharePlan.standard()).announceFirst());
        drain(Duration.ofHours(1));
        // The DMP says no.
        fixture.sandbox.dmp().next(DmpSituation.NORMAL, DmpSituation.registryError("XDSRegistryMetadataError"));
        share(fixture.document(), SharePlan.standard().without(Branch.PATIENT, "test"));
        drain(Duration.ofHours(1));
        // The operator says no, a mail bounces, an answer is lost for good, nobody knows the mailbox.
        for (Kind kind : List.of(Kind.RECIPIENT_UNKNOWN, Kind.BOUNCE, Kind.LOST_AFTER_DATA)) {
            fixture.sandbox.mss().next(MssSituation.of(kind));
            share(fixture.document(), ward());
            drain(Duration.ZERO);
        }
        share(
                fixture.document(),
                SharePlan.standard()
                        .without(Branch.DMP, "test")
                        .without(Branch.PATIENT, "test")
                        .with(new Correspondent.Person(Samples.doctor().id())));
        drain(Duration.ZERO);
        followTheMailbox();

        String who = "0B0193488 99700366240 11488-4 ";
        assertThat(figures())
                .containsExactlyInAnyOrder(
                        who + "DMP CONFIRMED INS 2 masked 1",
                        who + "DMP FAILED INS 1 masked 0",
                        who + "PATIENT CONFIRMED INS 1 masked 0",
                        who + "PROFESSIONAL CONFIRMED INS 2 masked 0",
                        who + "PROFESSIONAL FAILED INS 3 masked 0",
                        who + "PROFESSIONAL UNCERTAIN INS 1 masked 0");
        assertThat(journal.ofRecord("dossier PAT-TROIS")).hasSize(10);
        assertThat(journal.ofPartner(COLLEAGUE.value())).singleElement().satisfies(line -> {
            assertThat(line.documentId()).isEqualTo(first.metadata().uniqueId().value());
            assertThat(line.userId()).isEqualTo("899700366240");
        });
        assertThat(journal.ofPartner(SandboxFixture.CITIZEN)).hasSize(1);
        assertThat(journal.ofPartner("899700366240"))
                .extracting(Disclosure::outcome, Disclosure::code)
                .containsExactly(tuple(DisclosureOutcome.FAILED, "EXCHANGE-MAILBOX-UNKNOWN"));
    }

    /** Until the bounce has been read. */
    private static void followTheMailbox() throws IOException {
        Deliveries deliveries = new Deliveries(fixture.database, fixture.clock, listener);
        JdbcArrivalStore store =
                new JdbcArrivalStore(fixture.database, Databases.CIPHER, Databases.PSEUDONYMS, fixture.clock);
        try (MailboxSync sync = MailboxSync.builder(
                        fixture.context, fixture.mailbox, DeliveryReports.into(deliveries, store))
                .build()) {
            for (int i = 0; i < 500; i++) {
                sync.sync();
                boolean bounced = deliveries.inState(DeliveryState.REFUSED).stream()
                        .anyMatch(each -> each.code().startsWith("DSN-FAILED"));
                if (bounced) {
                    return;
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    @Test
    void lineAndChange_areOneTransaction() {
        RunFixture unit = new RunFixture();
        DisclosureJournal lines = new DisclosureJournal(unit.database, Databases.CIPHER, Databases.PSEUDONYMS);
        JournalingListener writing =
                JournalingListener.of(lines, Databases.CIPHER, SandboxFixture.PROFILE, each -> "d-1");
        unit.builder.listener(writing.andThen((connection, delivery, event) -> {
            if (event.after() == DeliveryState.CONFIRMED) {
                throw new SQLException("no room");
            }
        }));
        DeliveryRun failing = new DeliveryRun(unit.builder, unit.outbox, new Random(1));
        Delivery delivery = unit.one(Branch.PATIENT);
        assertThatThrownBy(() -> failing.run(delivery.id())).isInstanceOf(RuntimeException.class);
        assertThat(unit.now(delivery).state()).isEqualTo(DeliveryState.SENDING);
        assertThat(lines.ofRecord("d-1")).isEmpty();

        unit.builder.listener(writing);
        new DeliveryRun(unit.builder, unit.outbox, new Random(1)).run(delivery.id());
        assertThat(unit.now(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(lines.ofRecord("d-1")).extracting(Disclosure::outcome).containsExactly(DisclosureOutcome.CONFIRMED);
    }

    @Test
    void doubtThatIsDispelled_correctsTheLine_andDeletionsAreNone() {
        RunFixture unit = new RunFixture();
        DisclosureJournal lines = new DisclosureJournal(unit.database, Databases.CIPHER, Databases.PSEUDONYMS);
        unit.builder.listener(JournalingListener.of(lines, Databases.CIPHER, SandboxFixture.PROFILE, each -> "d-1"));
        DeliveryRun run = new DeliveryRun(unit.builder, unit.outbox, new Random(1));
        Document local = Samples.document(Samples.metadata(Samples.newId())
                .patient(Samples.local())
                .visibility(Set.of(Visibility.MASKED_FROM_PROFESSIONALS))
                .typeCode(ValueSets.documentType().find("11502-2").orElseThrow())
                .build());
        Delivery delivery = unit.deliveries
                .ofShare(unit.enqueue(RunFixture.share(local, Branch.PROFESSIONALS)))
                .get(0);
        unit.mail.lost(true);
        run.run(delivery.id());
        assertThat(lines.ofPartner(Samples.WARD.value())).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(DisclosureOutcome.UNCERTAIN);
            assertThat(line.withIns()).isFalse();
            assertThat(line.masked()).isEmpty();
            assertThat(line.typeCode()).isEqualTo("11502-2");
        });
        unit.clock.pass(Duration.ofMinutes(2));
        run.run(delivery.id());
        assertThat(lines.ofPartner(Samples.WARD.value()))
                .extracting(Disclosure::outcome)
                .containsExactly(DisclosureOutcome.CONFIRMED);
        Sql.inTransaction(
                unit.database,
                c -> unit.outbox.enqueue(
                        c,
                        new NewShare(
                                ShareOperation.DELETE,
                                local,
                                Samples.session(),
                                Optional.of(Samples.DOCTOR),
                                Optional.of(local.metadata().uniqueId().value()),
                                List.of(NewDelivery.waiting(
                                        Branch.PROFESSIONALS,
                                        Optional.of(new Correspondent.AtMailbox(Samples.WARD)),
                                        ShareOperation.DELETE)))));
        unit.deliveries.inState(DeliveryState.WAITING).forEach(each -> run.run(each.id()));
        assertThat(unit.mail.got).hasSize(2);
        assertThat(lines.ofPartner(Samples.WARD.value())).hasSize(1);
    }

    @Test
    void bounceOfWhatIsKeptNoMore_stillCorrectsTheLine() {
        RunFixture unit = new RunFixture();
        DisclosureJournal lines = new DisclosureJournal(unit.database, Databases.CIPHER, Databases.PSEUDONYMS);
        DeliveryListener writing =
                JournalingListener.of(lines, Databases.CIPHER, SandboxFixture.PROFILE, each -> "d-1");
        unit.builder.listener(writing);
        Delivery delivery = unit.one(Branch.PATIENT);
        new DeliveryRun(unit.builder, unit.outbox, new Random(1)).run(delivery.id());
        Sql.inTransaction(unit.database, c -> Sql.update(c, "UPDATE sg_share SET sealed = ?", (Object) new byte[1]));
        DeliveryReport bounce = new DeliveryReport(
                Optional.empty(),
                delivery.messageId(),
                SubjectLine.read("Undelivered"),
                List.of(new RecipientReport(
                        Optional.empty(),
                        Optional.empty(),
                        RecipientReport.Action.FAILED,
                        Optional.of("5.1.1"),
                        Optional.empty(),
                        RecipientReport.Cause.RECIPIENT_UNKNOWN)),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of());
        new Deliveries(unit.database, unit.clock, writing).report(bounce);
        assertThat(lines.ofRecord("d-1"))
                .extracting(Disclosure::outcome, Disclosure::code)
                .containsExactly(tuple(DisclosureOutcome.FAILED, "DSN-FAILED RECIPIENT_UNKNOWN 5.1.1"));
    }
}
