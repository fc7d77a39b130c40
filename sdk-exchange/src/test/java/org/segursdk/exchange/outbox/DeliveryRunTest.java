package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.RecipientReport;

class DeliveryRunTest {
    private final RunFixture fixture = new RunFixture();

    private static List<DeliveryState> path(List<DeliveryEvent> events) {
        return events.stream().map(DeliveryEvent::after).toList();
    }

    @Test
    void delivered_isConfirmedWithEveryStepInTheJournal() {
        Delivery delivery = fixture.one(Branch.DMP);
        assertThat(fixture.run.run(delivery.id())).isEmpty();
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(path(fixture.deliveries.events(delivery.id())))
                .containsExactly(DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.CONFIRMED);
        assertThat(fixture.deliveries.events(delivery.id()).get(0).who())
                .isEqualTo(Samples.doctor().id().value());
        assertThat(fixture.deliveries.events(delivery.id()).get(2).who()).isEqualTo("node:test");
        assertThat(fixture.run.run(delivery.id())).isEmpty();
        assertThat(fixture.dmp.got).hasSize(1);
    }

    @Test
    void documentDelivered_isTheOneThatWasGiven() throws Exception {
        Document document = Samples.document();
        String share = fixture.enqueue(RunFixture.share(document, Branch.DMP));
        fixture.run.run(fixture.deliveries.ofShare(share).get(0).id());
        DeliveryOrder order = fixture.dmp.got.get(0);
        assertThat(order.document().metadata().patient().ins())
                .isEqualTo(document.metadata().patient().ins());
        assertThat(order.document().content().fingerprint())
                .isEqualTo(document.content().fingerprint());
        assertThat(order.session().professional()).isEqualTo(Samples.doctor());
    }

    @Test
    void notSent_isTriedAgainWithTheSameIds_thenGoesToAPerson() {
        fixture.mail.notSent().notSent().notSent();
        Delivery delivery = fixture.one(Branch.PATIENT);
        Delivery first = fixture.step(delivery);
        assertThat(first.state()).isEqualTo(DeliveryState.WAITING);
        Duration wait = Duration.between(fixture.clock.instant(), first.nextAt().orElseThrow());
        assertThat(wait).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        Delivery second = fixture.step(delivery);
        assertThat(Duration.between(fixture.clock.instant(), second.nextAt().orElseThrow()))
                .isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
        Delivery last = fixture.step(delivery);
        assertThat(last.state()).isEqualTo(DeliveryState.HUMAN);
        assertThat(last.code()).isEqualTo("T-DOWN");
        assertThat(last.messageId()).isEqualTo(delivery.messageId());
        assertThat(fixture.letters.list()).extracting(Delivery::id).containsExactly(delivery.id());

        assertThat(fixture.letters.replay(delivery.id(), "8997")).isTrue();
        fixture.clock.pass(Duration.ofMinutes(10));
        assertThat(fixture.step(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(fixture.mail.got.get(0).messageId().map(MessageId::value)).isEqualTo(delivery.messageId());
        assertThat(fixture.letters.replay(delivery.id(), "8997")).isFalse();
    }

    @Test
    void replayAll_triesThoseOfOneCauseAgain_butNoneWhoseAnswerWasLost() {
        fixture.mail.notSent().notSent().notSent();
        Delivery down = fixture.one(Branch.PATIENT);
        fixture.dmp.lost(false).notSent().notSent();
        fixture.dmp.otherwise = Settlement.NOT_ARRIVED;
        Delivery lost = fixture.one(Branch.DMP);
        for (int i = 0; i < 4; i++) {
            fixture.step(down);
            fixture.step(lost);
        }
        assertThat(fixture.now(down).state()).isEqualTo(DeliveryState.HUMAN);
        assertThat(fixture.now(lost).state()).isEqualTo(DeliveryState.HUMAN);
        assertThat(fixture.now(lost).code()).isEqualTo("T-DOWN");

        assertThat(fixture.letters.replayAll("OTHER", "8997")).isZero();
        assertThat(fixture.letters.replayAll("T-DOWN", "8997")).isOne();

        assertThat(fixture.now(lost).state()).isEqualTo(DeliveryState.HUMAN);
        assertThat(fixture.now(down).state()).isEqualTo(DeliveryState.WAITING);
        fixture.clock.pass(Duration.ofMinutes(10));
        assertThat(fixture.step(down).state()).isEqualTo(DeliveryState.CONFIRMED);
    }

    @Test
    void defaults_outlastAnOutageOfThreeDays() {
        DeliverySettings defaults = DeliverySettings.defaults();
        Backoff backoff = new Backoff(defaults.firstDelay(), defaults.longestDelay(), new java.util.Random(3));
        Duration tried = Duration.ZERO;
        for (int attempt = 1; attempt < defaults.maxAttempts(); attempt++) {
            tried = tried.plus(backoff.after(attempt));
        }
        assertThat(tried).isGreaterThan(Duration.ofDays(3));
    }

    @Test
    void delayedSince_tellsWhatHasNotLeftYet() {
        fixture.mail.notSent();
        Delivery delivery = fixture.one(Branch.PATIENT);
        fixture.step(delivery);
        fixture.clock.pass(Duration.ofHours(2));
        fixture.one(Branch.DMP);
        assertThat(fixture.deliveries.delayedSince(fixture.clock.instant().minus(Duration.ofHours(1))))
                .extracting(Delivery::id)
                .containsExactly(delivery.id());
        fixture.step(delivery);
        assertThat(fixture.deliveries.delayedSince(fixture.clock.instant().plusSeconds(1)))
                .extracting(Delivery::branch)
                .containsExactly(Branch.DMP);
    }

    @Test
    void refused_isNotTriedAgain() {
        fixture.dmp.fault("XDSPatientIdDoesNotMatch <b>", false);
        Delivery refused = fixture.step(fixture.one(Branch.DMP));
        assertThat(refused.state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(refused.code()).isEqualTo("SERVICE-FAULT XDSPatientIdDoesNotMatch ?b?");
    }

    @Test
    void refusedForNow_isTriedAgain() {
        fixture.dmp.fault("XDSRegistryBusy", true);
        Delivery delivery = fixture.one(Branch.DMP);
        assertThat(fixture.step(delivery).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(fixture.step(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
    }

    /** Nobody has to remember what waited while the certificate was renewed. */
    @Test
    @Tag("REM-DMPA-04")
    void ownCertificateExpired_isTriedAgain() {
        fixture.dmp.then(order -> {
            throw SegurSecurityException.notSent("CERTIFICATE-EXPIRED", FakePort.TEXT, null);
        });
        Delivery delivery = fixture.one(Branch.DMP);
        Delivery kept = fixture.step(delivery);
        assertThat(kept.state() + " " + kept.code()).isEqualTo("WAITING CERTIFICATE-EXPIRED");
        assertThat(fixture.step(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
    }

    /** What else security stops is looked at by a person. */
    @Test
    void stoppedForSecurity_goesToAPerson() {
        fixture.dmp.then(order -> {
            throw SegurSecurityException.notSent("T-UNTRUSTED", FakePort.TEXT, null);
        });
        assertThat(fixture.step(fixture.one(Branch.DMP)).state()).isEqualTo(DeliveryState.HUMAN);
    }

    @Test
    void lostAnswerOfTheDmp_isAskedBeforeAnythingIsSentAgain() {
        fixture.dmp.lost(true).lost(false);
        Delivery arrived = fixture.one(Branch.DMP);
        assertThat(fixture.step(arrived).state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(fixture.step(arrived).code()).isEqualTo("EXCHANGE-SETTLED");
        assertThat(fixture.dmp.got).hasSize(1);

        Delivery gone = fixture.one(Branch.DMP);
        assertThat(fixture.step(gone).state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(fixture.step(gone).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(fixture.step(gone).state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(fixture.dmp.got).hasSize(2);
        assertThat(fixture.dmp.got.get(1).submissionId().value()).isEqualTo(gone.submissionId());
    }

    @Test
    void lostAnswerOfAMail_isNeverSentAgainByItself() {
        fixture.mail.lost(false);
        Delivery delivery = fixture.one(Branch.PROFESSIONALS);
        assertThat(fixture.step(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
        for (int i = 0; i < 5; i++) {
            fixture.clock.pass(Duration.ofMinutes(2));
            assertThat(fixture.step(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
        }
        fixture.clock.pass(Duration.ofHours(1));
        Delivery human = fixture.step(delivery);
        assertThat(human.state()).isEqualTo(DeliveryState.HUMAN);
        assertThat(human.code()).isEqualTo("EXCHANGE-UNSETTLED");
        assertThat(fixture.mail.got).isEmpty();
    }

    @Test
    void interruptedSending_isUncertainAndAsked() {
        for (Branch branch : List.of(Branch.DMP, Branch.PATIENT)) {
            Delivery delivery = fixture.one(branch);
            Sql.inTransaction(
                    fixture.database,
                    c -> Sql.update(
                            c, "UPDATE sg_delivery SET state = 'SENDING' WHERE delivery_id = ?", delivery.id()));
            fixture.run.run(delivery.id());
            assertThat(fixture.deliveries.events(delivery.id()))
                    .anySatisfy(event -> assertThat(event.code()).isEqualTo("EXCHANGE-INTERRUPTED"));
            assertThat(fixture.now(delivery).state())
                    .isEqualTo(branch == Branch.DMP ? DeliveryState.WAITING : DeliveryState.UNCERTAIN);
        }
    }

    @Test
    void unexpectedFailureWhileSending_isUncertain() {
        fixture.mail.then(order -> {
            throw new IllegalStateException("bug, with PAT-TROIS inside");
        });
        Delivery delivery = fixture.step(fixture.one(Branch.PATIENT));
        assertThat(delivery.state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(delivery.code()).isEqualTo("EXCHANGE-UNEXPECTED IllegalStateException");
    }

    @Test
    void expectedOutcomes_haveTheirStates() {
        fixture.dmp
                .then(order -> new DeliveryOutcome.Impossible("DMP-CLOSED"))
                .then(order -> new DeliveryOutcome.NeedsPerson("X"));
        assertThat(fixture.step(fixture.one(Branch.DMP)).state()).isEqualTo(DeliveryState.SKIPPED);
        assertThat(fixture.step(fixture.one(Branch.DMP)).state()).isEqualTo(DeliveryState.HUMAN);
    }

    @Test
    void destinationThatFails_isLeftAlone_thenTriedByOne() {
        fixture.dmp.notSent().notSent().notSent();
        for (int i = 0; i < 3; i++) {
            fixture.step(fixture.one(Branch.DMP));
        }
        Delivery postponed = fixture.one(Branch.DMP);
        Optional<java.time.Instant> later = fixture.run.run(postponed.id());
        assertThat(later).contains(fixture.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(fixture.now(postponed).attempts()).isZero();
        assertThat(fixture.step(fixture.one(Branch.PATIENT)).state())
                .as("another destination goes on")
                .isEqualTo(DeliveryState.CONFIRMED);
        fixture.clock.pass(Duration.ofMinutes(5));
        assertThat(fixture.step(postponed).state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(fixture.step(fixture.one(Branch.DMP)).state()).isEqualTo(DeliveryState.CONFIRMED);
    }

    @Test
    void laterVersion_waitsForTheEarlierOne() {
        Document first = Samples.document();
        Delivery one = fixture.deliveries
                .ofShare(fixture.enqueue(RunFixture.share(first, Branch.DMP)))
                .get(0);
        NewShare next = new NewShare(
                ShareOperation.REPLACE,
                Samples.document(),
                Samples.session(),
                Optional.empty(),
                Optional.of(first.metadata().uniqueId().value()),
                List.of(NewDelivery.waiting(Branch.DMP, Optional.empty(), ShareOperation.REPLACE)));
        Delivery two = fixture.deliveries.ofShare(fixture.enqueue(next)).get(0);
        assertThat(two.sequence()).isEqualTo(2);
        assertThat(fixture.run.run(two.id())).isPresent();
        assertThat(fixture.dmp.got).isEmpty();
        fixture.step(one);
        assertThat(fixture.step(two).state()).isEqualTo(DeliveryState.CONFIRMED);
    }

    @Test
    void deliveryReports_settleAndRefuse() {
        fixture.mail.lost(false);
        Delivery uncertain = fixture.step(fixture.one(Branch.PATIENT));
        assertThat(fixture.deliveries
                        .report(report(uncertain, RecipientReport.Action.DELAYED))
                        .orElseThrow()
                        .state())
                .isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(fixture.deliveries
                        .report(report(uncertain, RecipientReport.Action.DELIVERED))
                        .orElseThrow()
                        .state())
                .isEqualTo(DeliveryState.CONFIRMED);
        assertThat(fixture.run.run(uncertain.id())).isEmpty();

        Delivery bounced = fixture.step(fixture.one(Branch.PATIENT));
        assertThat(bounced.state()).isEqualTo(DeliveryState.CONFIRMED);
        Delivery refused = fixture.deliveries
                .report(report(bounced, RecipientReport.Action.FAILED))
                .orElseThrow();
        assertThat(refused.state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(refused.code()).isEqualTo("DSN-FAILED MAILBOX_CLOSED 5.2.1");
    }

    private static DeliveryReport report(Delivery delivery, RecipientReport.Action action) {
        return new DeliveryReport(
                Optional.empty(),
                delivery.messageId(),
                SubjectLine.read("Delivery report"),
                List.of(new RecipientReport(
                        Optional.empty(),
                        Optional.empty(),
                        action,
                        Optional.of("5.2.1"),
                        Optional.empty(),
                        RecipientReport.Cause.MAILBOX_CLOSED)),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
