package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Environment;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;

class PrescriptionSendingsTest extends BaseFixture {
    @Test
    @Tag("REM-EPR-03")
    @Tag("REM-EPR-07")
    void sent_isDepositedPrintedAndGivenToTheOutbox() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        assertThat(base.prescriptions()).isEmpty();
        String number = bench.number(id);
        PrescriptionSending end = bench.pass(id);
        assertThat(end.status()).isEqualTo(SendingStatus.DONE);
        assertThat(end.code()).isEqualTo("DEPOSIT-DONE");
        assertThat(base.prescriptions()).singleElement().satisfies(one -> assertThat(one.number())
                .isEqualTo(number));
        assertThat(bench.printed).containsExactly(number);
        assertThat(deliveries(bench, id)).singleElement().satisfies(one -> {
            assertThat(one.branch()).isEqualTo(Branch.DMP);
            assertThat(one.state()).isEqualTo(DeliveryState.WAITING);
        });
        assertThat(deliveries(bench, end.copyId())).extracting(Delivery::state).contains(DeliveryState.WAITING);
        assertThat(path(bench, id))
                .containsSubsequence(
                        "WAITING",
                        "NUMBER DONE",
                        "SHEET DONE",
                        "DEPOSIT RUNNING",
                        "DEPOSIT DONE",
                        "PRINT DONE",
                        "DMP DONE",
                        "DONE");
        assertThat(bench.sendings.work().run(id.value(), bench.node)).isEmpty();
        assertThat(bench.printed).hasSize(1);
    }

    @Test
    void rolledBack_nothingIsKept_committed_everything() throws Exception {
        PrescriptionBench bench = bench();
        Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
        PrescriptionRequest request =
                PrescriptionRequest.builder(prescription, Samples.session()).build();
        Sql.inTransaction(bench.database, c -> Sql.update(c, "CREATE TABLE mine (id VARCHAR(64))"));
        for (boolean commit : new boolean[] {false, true}) {
            try (Connection connection = bench.database.getConnection()) {
                connection.setAutoCommit(false);
                Sql.update(
                        connection,
                        "INSERT INTO mine VALUES (?)",
                        prescription.id().value());
                bench.sendings.send(request, connection);
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
            int expected = commit ? 1 : 0;
            for (String table : List.of("mine", "sg_prescription", "sg_task")) {
                assertThat(count(bench, table)).as(table).isEqualTo(expected);
            }
        }
        assertThatThrownBy(() -> bench.send(prescription))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).rule()).isEqualTo("EXCHANGE-SENT-ALREADY"));
    }

    private static long count(PrescriptionBench bench, String table) {
        return Sql.inTransaction(
                bench.database, c -> Sql.first(c, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                        .orElseThrow());
    }

    @Test
    void ownCommittingConnection_isRefused() throws Exception {
        PrescriptionBench bench = bench();
        Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
        try (Connection connection = bench.database.getConnection()) {
            assertThatThrownBy(() -> bench.sendings.send(
                            PrescriptionRequest.builder(prescription, Samples.session())
                                    .build(),
                            connection))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(count(bench, "sg_prescription")).isZero();
    }

    @Test
    @Tag("REM-EPR-03")
    void unavailable_isTriedLater_underTheSameNumber() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        next(Kind.UNAVAILABLE);
        PrescriptionSending first = bench.pass(id);
        assertThat(first.status()).isEqualTo(SendingStatus.WAITING);
        assertThat(first.nextAt()).contains(bench.clock.instant().plusSeconds(10));
        assertThat(bench.printed).isEmpty();
        assertThat(deliveries(bench, id)).isEmpty();
        assertThat(bench.drive(id).code()).isEqualTo("DEPOSIT-DONE");
        assertThat(bench.printed).containsExactly(bench.number(id));
        assertThat(base.prescriptions()).hasSize(1);
    }

    @Test
    @Tag("REM-EPR-03")
    void outOfReach_goesWithoutNumber_andTheDmpGetsItAllTheSame() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        next(Kind.UNAVAILABLE, Kind.UNAVAILABLE, Kind.UNAVAILABLE);
        PrescriptionSending end = bench.drive(id);
        assertThat(end.status()).isEqualTo(SendingStatus.DONE);
        assertThat(end.code()).startsWith("DEPOSIT-FAILED");
        assertThat(bench.printed).containsExactly("none");
        assertThat(deliveries(bench, id)).hasSize(1);
    }

    @Test
    void baseThatFailsAgainAndAgain_isLeftAlone() {
        PrescriptionBench bench = bench();
        bench.node.closed = true;
        Oid id = bench.send();
        bench.drive(id);
        assertThat(base.prescriptions()).isEmpty();
        assertThat(bench.find(id).code()).isEqualTo("DEPOSIT-FAILED EXCHANGE-CIRCUIT");
        assertThat(bench.printed).containsExactly("none");
    }

    @Test
    @Tag("REM-EPR-03")
    void rejected_goesWithoutNumberAtOnce() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        base.next(EPrescriptionSituation.reject("SBX-NO"));
        PrescriptionSending end = bench.pass(id);
        assertThat(end.code()).isEqualTo("DEPOSIT-FAILED SBX-NO");
        assertThat(bench.printed).containsExactly("none");
    }

    @Test
    void answerLostAfterCommit_isFoundAgain_andDepositedOnce() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        next(Kind.TIMEOUT_AFTER_COMMIT);
        assertThat(bench.drive(id).code()).isEqualTo("DEPOSIT-DONE");
        assertThat(base.prescriptions()).singleElement().satisfies(one -> assertThat(one.repeats())
                .isZero());
        assertThat(path(bench, id)).containsSubsequence("DEPOSIT RUNNING", "DEPOSIT UNCERTAIN", "DEPOSIT DONE");
    }

    @Test
    void fateUnknown_nothingGoesOut_theBaseIsAskedAgain() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        next(Kind.RESET_AFTER_COMMIT, Kind.UNAVAILABLE, Kind.UNAVAILABLE);
        PrescriptionSending first = bench.pass(id);
        assertThat(first.status()).isEqualTo(SendingStatus.WAITING);
        assertThat(first.nextAt()).contains(bench.clock.instant().plusSeconds(60));
        bench.pass(id);
        assertThat(bench.printed).isEmpty();
        assertThat(deliveries(bench, id)).isEmpty();
        assertThat(bench.drive(id).code()).isEqualTo("DEPOSIT-DONE");
    }

    @Test
    void fateUnknownForTooLong_goesToAPerson_whoReplaysOrGoesWithoutNumber() {
        PrescriptionBench bench = bench();
        for (boolean replay : new boolean[] {true, false}) {
            base.reset();
            Oid id = bench.send();
            next(Kind.RESET_AFTER_COMMIT);
            base.always(EPrescriptionSituation.of(Kind.UNAVAILABLE));
            PrescriptionSending end = bench.drive(id);
            assertThat(end.status()).isEqualTo(SendingStatus.HUMAN);
            assertThat(end.code()).startsWith("DEPOSIT ");
            assertThat(bench.sendings.inStatus(SendingStatus.HUMAN)).hasSize(1);
            base.always(EPrescriptionSituation.NORMAL);
            int before = bench.printed.size();
            if (replay) {
                assertThat(bench.sendings.replay(id, "dr")).isTrue();
                assertThat(bench.drive(id).code()).isEqualTo("DEPOSIT-DONE");
            } else {
                assertThat(bench.sendings.withoutNumber(id, "dr")).isTrue();
                assertThat(bench.drive(id).status()).isEqualTo(SendingStatus.DONE);
            }
            assertThat(bench.printed).hasSize(before + 1).last().isEqualTo(replay ? bench.number(id) : "none");
            assertThat(base.prescriptions()).hasSize(1);
            assertThat(bench.sendings.replay(id, "dr")).isFalse();
            assertThat(bench.sendings.giveUp(id, "dr")).isFalse();
        }
    }

    @Test
    void patientWhoWaits_getsASheetWithoutNumber() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        next(Kind.RESET, Kind.UNAVAILABLE);
        bench.pass(id);
        assertThat(bench.sendings.withoutNumber(id, "dr")).isTrue();
        PrescriptionSending end = bench.drive(id);
        assertThat(end.status()).isEqualTo(SendingStatus.DONE);
        assertThat(end.state().isAbandoned()).isTrue();
        assertThat(bench.printed).containsExactly("none");
    }

    @Test
    void sheetNotTaken_goesToAPerson_whoTriesAgain() {
        boolean[] broken = {true};
        PrescriptionBench bench = new PrescriptionBench(
                Databases.create(),
                gateway,
                point -> {
                    if (broken[0] && point.equals("PRINT before")) {
                        throw new IllegalStateException("no paper");
                    }
                },
                90_000);
        Oid id = bench.send();
        PrescriptionSending end = bench.drive(id);
        assertThat(end.status()).isEqualTo(SendingStatus.HUMAN);
        assertThat(end.code()).isEqualTo("PRINT EPR-SENDING-UNEXPECTED");
        broken[0] = false;
        assertThat(bench.sendings.replay(id, "dr")).isTrue();
        assertThat(bench.drive(id).status()).isEqualTo(SendingStatus.DONE);
        assertThat(bench.printed).containsExactly(bench.number(id));
        assertThat(base.prescriptions()).hasSize(1);
        assertThat(bench.sendings.events(id))
                .anyMatch(each -> each.code().equals("REPLAYED") && each.who().equals("dr"));
    }

    @Test
    void sheetThatCouldNotBeTakenYet_isTriedAgainByItself_asOftenAsTheSettingsSay() {
        PrescriptionBench bench = new PrescriptionBench(
                Databases.create(),
                gateway,
                point -> {
                    if (point.equals("PRINT before")) {
                        throw TransportException.notSent("PRINTER-AWAY", LocalizedText.of("non", "no"), null);
                    }
                },
                91_000);
        Oid id = bench.send();
        assertThat(bench.pass(id).status()).isEqualTo(SendingStatus.WAITING);
        PrescriptionSending end = bench.drive(id);
        assertThat(end.status()).isEqualTo(SendingStatus.HUMAN);
        assertThat(end.code()).isEqualTo("PRINT PRINTER-AWAY");
        assertThat(deliveries(bench, id)).hasSize(1);
        assertThat(bench.sendings.giveUp(id, "dr")).isTrue();
        assertThat(bench.find(id).status()).isEqualTo(SendingStatus.GIVEN_UP);
    }

    @Test
    void prescriptionGoneOrChanged_goesToAPerson() {
        PrescriptionBench bench = bench();
        Oid gone = bench.send();
        bench.kept.clear();
        assertThat(bench.drive(gone).code()).isEqualTo("EXCHANGE-PRESCRIPTION-GONE");
        Oid changed = bench.send();
        bench.kept.put(changed, PrescriptionSamples.act(changed));
        assertThat(bench.drive(changed).code()).isEqualTo("EPR-SENDING-OTHER");
        assertThat(base.prescriptions()).isEmpty();
    }

    @Test
    void tablesOfTheSoftwareOutOfReach_areAskedLater_andABugGoesToAPerson() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        Prescription prescription = bench.kept.get(id);
        RuntimeException[] raised = {TransportException.notSent("MY-DATABASE", LocalizedText.of("non", "no"), null)};
        PrescriptionPorts ports = PrescriptionPorts.builder()
                .prescriptions(what -> {
                    if (raised[0] != null) {
                        throw raised[0];
                    }
                    return Optional.of(prescription);
                })
                .numbers(SimulatedNumbers.from(Environment.SANDBOX, 95_000))
                .printer(SheetPrinter.builder().environment(Environment.SANDBOX).build())
                .gateway(gateway, (what, session) -> PrescriptionBench.caller())
                .handover(sheet -> bench.printed.add("sheet"))
                .build();
        PrescriptionSendings sendings = new PrescriptionSendings(
                bench.database, Databases.CIPHER, bench.outbox, bench.sharing, ports, bench.clock);
        assertThat(sendings.work().run(id.value(), bench.node)).isPresent();
        assertThat(bench.find(id).code()).isEqualTo("MY-DATABASE");
        raised[0] = new IllegalStateException("PAT-TROIS");
        bench.clock.pass(Duration.ofMinutes(1));
        assertThat(sendings.work().run(id.value(), bench.node)).isEmpty();
        assertThat(bench.find(id).code()).isEqualTo("EXCHANGE-UNEXPECTED IllegalStateException");
        raised[0] = null;
        sendings.replay(id, "dr");
        sendings.work().run(id.value(), bench.node);
        assertThat(bench.find(id).status()).isEqualTo(SendingStatus.DONE);
    }

    @Test
    void numbersAndStepsAreSealed() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        bench.drive(id);
        String everything = Databases.dump(bench.database, "sg_prescription")
                + Databases.dump(bench.database, "sg_prescription_event")
                + Databases.dump(bench.database, "sg_task");
        assertThat(everything)
                .doesNotContain(bench.number(id), "PAT-TROIS", Samples.MATRICULE, "PARACETAMOL")
                .contains(id.value());
        assertThat(bench.find(id).toString()).doesNotContain(bench.number(id));
    }

    @Test
    void mails_bearTheStructuredDocument_once() {
        PrescriptionBench bench = bench();
        Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
        PrescriptionRequest.Builder request = PrescriptionRequest.builder(prescription, Samples.session())
                .share(SharePlan.standard().with(Correspondent.at(Samples.WARD.value())));
        assertThatThrownBy(request::build).isInstanceOf(InvalidInputException.class);
        Oid id = bench.send(request.sender(Samples.DOCTOR), prescription);
        PrescriptionSending end = bench.drive(id);
        assertThat(step(end, SendingStep.MAIL)).isEqualTo(StepResult.Status.DONE);
        assertThat(deliveries(bench, id))
                .extracting(Delivery::branch)
                .containsExactlyInAnyOrder(Branch.DMP, Branch.PATIENT, Branch.PROFESSIONALS);
        assertThat(deliveries(bench, end.copyId()))
                .filteredOn(each -> each.state() == DeliveryState.WAITING)
                .extracting(Delivery::branch)
                .containsExactly(Branch.DMP);
    }
}
