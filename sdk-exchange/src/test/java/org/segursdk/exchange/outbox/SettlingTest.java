package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.inbox.JdbcArrivalStore;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** Mails whose answer was lost, or that came back, against the sandbox's operator, which never notices a second mail. */
class SettlingTest {
    private static SandboxFixture fixture;
    private static JdbcArrivalStore store;
    private static MailboxSync sync;
    private static DeliveryRun patient;
    private int before;

    @BeforeAll
    static void start() throws IOException {
        fixture = new SandboxFixture();
        store = new JdbcArrivalStore(fixture.database, Databases.CIPHER, Databases.PSEUDONYMS, fixture.clock);
        sync = MailboxSync.builder(fixture.context, fixture.mailbox, DeliveryReports.into(fixture.deliveries, store))
                .build();
        patient = run(fixture.node);
        sync.sync();
    }

    private static DeliveryRun run(ExchangeNode.Builder node) {
        return new DeliveryRun(
                node.settings(DeliverySettings.builder()
                        .delays(Duration.ofMillis(1), Duration.ofMillis(2))
                        .settling(Duration.ofMillis(1), Duration.ofHours(1))
                        .build()),
                fixture.outbox,
                new Random(1));
    }

    @AfterAll
    static void stop() {
        sync.close();
        fixture.close();
    }

    @BeforeEach
    void count() {
        before = fixture.mails(Samples.WARD.value());
    }

    /** The operator reports of every mail it delivers: none of one test is left to another. */
    @AfterEach
    void readReports() throws IOException {
        sync.sync();
    }

    private int taken() {
        return fixture.mails(Samples.WARD.value()) - before;
    }

    private static Delivery toWard(Kind... situations) {
        for (Kind each : situations) {
            fixture.sandbox.mss().next(MssSituation.of(each));
        }
        Document document = fixture.document();
        String share = fixture.share(fixture.request(document)
                .plan(SharePlan.standard()
                        .without(Branch.DMP, "test")
                        .without(Branch.PATIENT, "test")
                        .with(new Correspondent.AtMailbox(Samples.WARD))));
        return fixture.deliveries.ofShare(share).stream()
                .filter(each -> each.branch() == Branch.PROFESSIONALS)
                .findFirst()
                .orElseThrow();
    }

    private static Delivery now(Delivery delivery) {
        return fixture.deliveries.find(delivery.id()).orElseThrow();
    }

    private static String stands(Delivery delivery) {
        Delivery now = now(delivery);
        return now.state() + " " + now.code();
    }

    private static void step(DeliveryRun run, Delivery delivery) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        run.run(delivery.id());
    }

    /** Follows the mailbox until the delivery has left that state. */
    private static void syncUntilNot(Delivery delivery, DeliveryState state) {
        SandboxFixture.await(() -> {
            try {
                sync.sync();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return now(delivery).state() != state;
        });
    }

    private static List<MssDelivery> submissions(Delivery delivery) {
        return fixture.sandbox.mss().deliveries().stream()
                .filter(each -> each.envelopeId().equals(delivery.messageId().orElseThrow()))
                .toList();
    }

    @Test
    void lostAnswer_isSettledByTheDeliveryReportThatArrives() {
        Delivery delivery = toWard(Kind.CUT_AFTER_DATA);
        step(patient, delivery);
        assertThat(stands(delivery)).isEqualTo("UNCERTAIN MSS-ACCEPTANCE-UNKNOWN");
        step(patient, delivery);
        assertThat(now(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
        syncUntilNot(delivery, DeliveryState.UNCERTAIN);
        assertThat(stands(delivery)).isEqualTo("CONFIRMED DSN-DELIVERED");
        step(patient, delivery);
        assertThat(taken()).isEqualTo(1);
        assertThat(submissions(delivery)).hasSize(1);
    }

    @Test
    void bounceAfterAcceptance_turnsConfirmedIntoRefused() {
        Delivery delivery = toWard(Kind.BOUNCE);
        step(patient, delivery);
        assertThat(now(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
        syncUntilNot(delivery, DeliveryState.CONFIRMED);
        assertThat(stands(delivery)).startsWith("REFUSED DSN-FAILED RECIPIENT_UNKNOWN");
        assertThat(fixture.deliveries.events(delivery.id()))
                .extracting(DeliveryEvent::after)
                .containsExactly(
                        DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.CONFIRMED, DeliveryState.REFUSED);
        step(patient, delivery);
        assertThat(submissions(delivery)).hasSize(1);
    }

    @Test
    void neitherReportNorCopy_goesToAPerson_andIsNeverSentAgain() {
        for (Kind kind : List.of(Kind.CUT_AFTER_DATA, Kind.LOST_AFTER_DATA)) {
            Delivery delivery = toWard(kind);
            // This one gives up after 200 ms.
            fixture.drain();
            assertThat(stands(delivery)).isEqualTo("HUMAN EXCHANGE-UNSETTLED");
            step(patient, delivery);
            assertThat(submissions(delivery)).hasSize(1);
        }
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void reportThatComesAfterAPersonWasAsked_settlesIt() {
        Delivery delivery = toWard(Kind.CUT_AFTER_DATA);
        fixture.drain();
        new DeadLetters(fixture.database, fixture.clock).giveUp(delivery.id(), "99700366240");
        assertThat(now(delivery).state()).isEqualTo(DeliveryState.WITHHELD);
        syncUntilNot(delivery, DeliveryState.WITHHELD);
        assertThat(stands(delivery)).isEqualTo("CONFIRMED DSN-DELIVERED");
    }

    @Test
    void diedBetweenTheCopyAndItsOwnRow_isFoundAmongTheSentMails() {
        DeliveryPort dying = new Dying(Objects.requireNonNull(fixture.node.mail));
        DeliveryRun died = run(ExchangeNode.builder(fixture.database, Databases.CIPHER)
                .dmp(dying)
                .mail(dying)
                .clock(fixture.clock));
        Delivery delivery = toWard();
        step(died, delivery);
        assertThat(now(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
        step(patient, delivery);
        assertThat(stands(delivery)).isEqualTo("CONFIRMED " + MailBranch.FOUND_SENT);
        assertThat(submissions(delivery)).hasSize(1);
    }

    @Test
    void operatorThatFilesWhatItSends_isAskedAgainAndAgain() {
        Delivery delivery = toWard(Kind.CUT_AFTER_DATA);
        for (int i = 0; i < 3; i++) {
            step(patient, delivery);
            assertThat(now(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
        }
        MessageId id = new MessageId(delivery.messageId().orElseThrow());
        OutgoingMessage copy = OutgoingMessage.toProfessionals(
                        Sender.person(Samples.DOCTOR, Optional.of("Dr"), "Anne", "Testa", Optional.empty()),
                        SandboxFixture.PROFILE)
                .addTo(Samples.WARD)
                .productNumber("DEV000001")
                .subject("copie")
                .body("copie")
                .messageIds(from -> id)
                .build();
        assertThat(fixture.mail.saveSent(copy).saved()).isTrue();
        step(patient, delivery);
        assertThat(stands(delivery)).isEqualTo("CONFIRMED MSS-FOUND-SENT");
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void mailboxThatCannotBeRead_tellsNothing() {
        Delivery delivery = toWard(Kind.CUT_AFTER_DATA);
        step(patient, delivery);
        fixture.sandbox.mss().next(MssSituation.of(Kind.IMAP_NO, "SEARCH"));
        step(patient, delivery);
        assertThat(now(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
    }

    @Test
    void everyAttempt_bearsTheSameMessageIdAndEnvid() throws IOException {
        Delivery delivery = toWard(Kind.DATA_452, Kind.DATA_421, Kind.DATA_452);
        for (int i = 0; i < 4; i++) {
            step(patient, delivery);
        }
        assertThat(now(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
        String id = delivery.messageId().orElseThrow();
        List<MssDelivery> attempts = submissions(delivery);
        assertThat(attempts).extracting(MssDelivery::accepted).containsExactly(false, false, false, true);
        for (MssDelivery each : attempts) {
            try (InputStream mail = each.content().open()) {
                assertThat(new String(mail.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .containsOnlyOnce("Message-ID: <" + id + ">\r\n");
            }
        }
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void longMailThatIsNoReport_isKeptWhole() throws IOException {
        String mail = "From: <x@ch-test.example>\r\nSubject: long\r\n\r\n" + "0123456789abcdef\r\n".repeat(60_000);
        int known = store.waiting(1000).size();
        fixture.sandbox
                .mss()
                .deliver(Samples.DOCTOR.value(), new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
        sync.sync();
        List<Long> waiting = store.waiting(1000);
        assertThat(waiting.size()).isGreaterThan(known);
        try (InputStream kept = store.mail(waiting.get(waiting.size() - 1)).open()) {
            assertThat(new String(kept.readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith(mail);
        }
    }

    /** Sends, lays the copy down, and does not live to tell. */
    private record Dying(DeliveryPort port) implements DeliveryPort {
        @Override
        public Attempt prepare(DeliveryOrder order) {
            Attempt attempt = port.prepare(order);
            return () -> {
                attempt.send();
                throw TransportException.uncertain("T-DIED", false, LocalizedText.of("mort", "died"), null);
            };
        }

        @Override
        public Settlement settle(DeliveryOrder order) {
            return port.settle(order);
        }
    }
}
