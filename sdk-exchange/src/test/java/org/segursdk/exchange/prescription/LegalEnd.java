package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.StoredPrescription;

/** What must hold once a prescription is sent, wherever the process died. */
final class LegalEnd {
    private LegalEnd() {}

    /** @param printed numbers of the sheets handed over */
    static void check(
            String as,
            Oid id,
            PrescriptionSendings sendings,
            Deliveries deliveries,
            List<String> printed,
            EPrescriptionSimulator base) {
        PrescriptionSending end = sendings.find(id).orElseThrow();
        assertThat(end.status()).as(as + " " + end.code()).isEqualTo(SendingStatus.DONE);
        String number = end.state().number().orElseThrow().value();
        boolean deposited = end.state().result(SendingStep.DEPOSIT).status() == StepResult.Status.DONE;
        List<StoredPrescription> held = base.prescriptions();
        assertThat(held).as(as).hasSize(deposited ? 1 : 0);
        assertThat(held).as(as).allSatisfy(one -> {
            assertThat(one.number()).isEqualTo(number);
            assertThat(one.repeats()).isZero();
        });
        // Handed over again after a death in the middle, it is the same sheet.
        assertThat(printed).as(as).isNotEmpty().containsOnly(deposited ? number : "none");
        for (Oid document : List.of(id, end.copyId())) {
            List<Delivery> asked = deliveries.ofDocument(document.value()).stream()
                    .filter(each -> each.state() != DeliveryState.WITHHELD)
                    .toList();
            boolean structured = document.equals(id);
            assertThat(asked)
                    .as(as)
                    .extracting(Delivery::branch)
                    .containsExactlyInAnyOrderElementsOf(
                            structured ? Set.of(Branch.DMP, Branch.PATIENT) : Set.of(Branch.DMP));
        }
        List<PrescriptionEvent> events = sendings.events(id);
        assertThat(events)
                .as(as)
                .filteredOn(each -> each.step().equals(Optional.of(SendingStep.NUMBER)))
                .hasSize(1);
        assertThat(events).as(as).last().satisfies(last -> assertThat(last.status())
                .isEqualTo(SendingStatus.DONE.name()));
    }
}
