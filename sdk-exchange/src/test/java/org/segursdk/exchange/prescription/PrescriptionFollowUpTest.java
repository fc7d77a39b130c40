package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpClient;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.DmpBranch;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.ShareOperation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;

/** Prescriptions that are replaced or cancelled, wherever they stand. */
class PrescriptionFollowUpTest extends BaseFixture {
    @Test
    void replaced_theDocumentsFollow_andTheEarlierOneGoesNoFurther() {
        PrescriptionBench bench = bench();
        Oid first = bench.send();
        bench.drive(first);
        Oid stuck = replace(bench, first, PrescriptionSamples.medicine(Samples.newId()));
        Oid last = replace(bench, stuck, PrescriptionSamples.medicine(Samples.newId()));
        assertThat(bench.find(stuck).status()).isEqualTo(SendingStatus.STOPPED);
        PrescriptionSending end = bench.drive(last);
        assertThat(end.status()).isEqualTo(SendingStatus.DONE);
        assertThat(bench.printed).containsExactly(bench.number(first), bench.number(last));
        assertThat(deliveries(bench, first))
                .extracting(each -> each.documentId() + " " + each.operation())
                .containsExactly(
                        first.value() + " " + ShareOperation.SHARE, last.value() + " " + ShareOperation.REPLACE);
        assertThat(deliveries(bench, bench.find(first).copyId()))
                .filteredOn(each -> each.branch() == Branch.DMP)
                .extracting(Delivery::documentId)
                .containsExactly(
                        bench.find(first).copyId().value(), end.copyId().value());
        assertThatThrownBy(() -> replace(bench, first, PrescriptionSamples.medicine(Samples.newId())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("EXCHANGE-REPLACED-ALREADY");
    }

    private static Oid replace(PrescriptionBench bench, Oid earlier, Prescription by) {
        return bench.send(PrescriptionRequest.builder(by, Samples.session()).replaces(earlier), by);
    }

    @Test
    void replacedByOneWithNothingToStructure_theEarlierStructuredDocumentIsDeleted() {
        PrescriptionBench bench = bench();
        Oid first = bench.send();
        bench.drive(first);
        Oid act = replace(bench, first, PrescriptionSamples.act(Samples.newId()));
        assertThat(bench.drive(act).status()).isEqualTo(SendingStatus.DONE);
        assertThat(deliveries(bench, first))
                .extracting(Delivery::operation)
                .containsExactly(ShareOperation.SHARE, ShareOperation.DELETE);
    }

    private static Cancellation cancel(PrescriptionBench bench, Oid id) {
        return Sql.inTransaction(bench.database, c -> bench.sendings.cancel(id, Samples.session(), c));
    }

    @Test
    void cancelledBeforeAnythingLeft_nothingEverDoes() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        assertThat(cancel(bench, id)).isEqualTo(new Cancellation(Cancellation.Base.NEVER_DEPOSITED, false, false));
        bench.pass(id);
        assertThat(bench.find(id).status()).isEqualTo(SendingStatus.STOPPED);
        assertThat(base.prescriptions()).isEmpty();
        assertThat(bench.printed).isEmpty();
    }

    @Test
    void cancelledLater_documentsAreTakenBack_andTheBaseIsSaidToHoldIt() {
        PrescriptionBench bench = bench();
        Oid id = bench.send();
        PrescriptionSending end = bench.drive(id);
        assertThat(cancel(bench, id).base()).isEqualTo(Cancellation.Base.DEPOSITED);
        assertThat(deliveries(bench, id))
                .extracting(each -> each.operation() + " " + each.state())
                .containsExactly("SHARE WITHHELD", "DELETE SKIPPED");
        assertThat(deliveries(bench, end.copyId()))
                .filteredOn(each -> each.branch() == Branch.DMP)
                .hasSize(2);
        assertThat(cancel(bench, id).withdrawn()).isFalse();
    }

    @Test
    void cancelledWhileTheDepositIsUncertain_theBaseIsAsked_andNothingElse() {
        PrescriptionBench bench = bench();
        for (Kind kind : List.of(Kind.RESET_AFTER_COMMIT, Kind.RESET)) {
            base.reset();
            Oid id = bench.send();
            next(kind, Kind.UNAVAILABLE);
            bench.pass(id);
            assertThat(cancel(bench, id).base()).isEqualTo(Cancellation.Base.UNCERTAIN);
            PrescriptionSending end = bench.drive(id);
            assertThat(end.status()).isEqualTo(SendingStatus.STOPPED);
            assertThat(end.code()).isEqualTo("EXCHANGE-CANCELLED");
            boolean there = kind == Kind.RESET_AFTER_COMMIT;
            assertThat(base.prescriptions()).hasSize(there ? 1 : 0);
            assertThat(step(end, SendingStep.DEPOSIT) == StepResult.Status.DONE).isEqualTo(there);
            assertThat(bench.printed).isEmpty();
            assertThat(deliveries(bench, id)).isEmpty();
        }
    }

    @Test
    void cancelledInTheMiddleOfAPass_theReceiptIsNotLost() {
        PrescriptionBench[] bench = new PrescriptionBench[1];
        Oid[] id = new Oid[1];
        bench[0] = new PrescriptionBench(
                Databases.create(),
                gateway,
                point -> {
                    if (point.equals("DEPOSIT after") && bench[0].find(id[0]).status() == SendingStatus.WAITING) {
                        cancel(bench[0], id[0]);
                    }
                },
                92_000);
        id[0] = bench[0].send();
        bench[0].pass(id[0]);
        assertThat(bench[0].find(id[0]).status()).isEqualTo(SendingStatus.WAITING);
        PrescriptionSending end = bench[0].drive(id[0]);
        assertThat(end.status()).isEqualTo(SendingStatus.STOPPED);
        assertThat(step(end, SendingStep.DEPOSIT)).isEqualTo(StepResult.Status.DONE);
        assertThat(bench[0].printed).isEmpty();
        assertThat(base.prescriptions()).hasSize(1);
    }

    /** The whole way to the sandbox's DMP, which judges setId, version and what is replaced. */
    @Test
    @Tag("REM-EPR-07")
    void replacedAndCancelled_theDmpFollows() {
        sandbox.dmp().open(Samples.ins().ins());
        SegurContext context = SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(PrescriptionSamples.practice())
                .credentials(sandbox.pki().credentials(DmpClient.SERVICE))
                .endpoints(sandbox.endpoints())
                .clock(PrescriptionBench.BASE_CLOCK)
                .build();
        PrescriptionBench bench = bench();
        Deliveries deliveries = new Deliveries(bench.database, bench.clock);
        try (DmpClient dmp = DmpClient.create(context);
                ExchangeNode node = ExchangeNode.builder(bench.database, Databases.CIPHER)
                        .dmp(DmpBranch.of(dmp))
                        .mail(new HeldBranch())
                        .settings(DeliverySettings.builder()
                                .polling(Duration.ofMillis(20))
                                .build())
                        .build()) {
            node.start();
            Oid first = bench.send();
            bench.drive(first);
            KilledPrescriptionTest.await(() -> deliveries.pending() == 0);
            Oid second = replace(bench, first, PrescriptionSamples.medicine(Samples.newId()));
            bench.drive(second);
            KilledPrescriptionTest.await(() -> deliveries.pending() == 0);
            assertThat(inDmp())
                    .contains(
                            first.value() + " Deprecated",
                            bench.find(first).copyId().value() + " Deprecated",
                            second.value() + " Approved",
                            bench.find(second).copyId().value() + " Approved");
            assertThat(cancel(bench, second).withdrawn()).isTrue();
            KilledPrescriptionTest.await(() -> deliveries.pending() == 0);
            assertThat(deliveries.ofDocument(second.value()))
                    .filteredOn(each -> each.branch() == Branch.DMP)
                    .extracting(each -> each.operation() + " " + each.state())
                    .containsExactly("SHARE CONFIRMED", "REPLACE CONFIRMED", "DELETE CONFIRMED");
        }
    }

    private List<String> inDmp() {
        return sandbox.dmp().documents(Samples.MATRICULE).stream()
                .map(each -> each.uniqueId() + " "
                        + each.status().substring(each.status().lastIndexOf(':') + 1))
                .toList();
    }
}
