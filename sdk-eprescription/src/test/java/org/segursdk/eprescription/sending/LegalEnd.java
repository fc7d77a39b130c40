package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.sending.StepResult.Status;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.StoredPrescription;

/** What must hold once a sending is over, wherever the process died. */
final class LegalEnd {
    private LegalEnd() {}

    static void check(String as, SendingState end, SendingBench bench, EPrescriptionSimulator base) {
        assertThat(end.isFinished()).as(as).isTrue();
        assertThat(end.results().values()).as(as).allMatch(StepResult::isReported);
        List<StoredPrescription> held = base.prescriptions();
        boolean deposited = end.result(SendingStep.DEPOSIT).is(Status.DONE);
        String number = end.number().map(PrescriptionNumber::value).orElse("");
        if (deposited) {
            // One prescription, deposited once, under the number that was saved.
            assertThat(held).as(as).singleElement().satisfies(one -> {
                assertThat(one.number()).isEqualTo(number);
                assertThat(one.repeats()).isZero();
            });
        } else {
            assertThat(held).as(as).isEmpty();
        }
        // A number that was lost before it was saved is never used.
        assertThat(bench.lines("NUMBER")).as(as).contains(number).hasSizeLessThanOrEqualTo(2);
        assertThat(bench.lines("PRINT")).as(as).isNotEmpty().containsOnly(deposited ? number : "none");
        // The same ids and bytes whenever it was tried.
        assertThat(bench.lines("DMP")).as(as).isNotEmpty();
        assertThat(Set.copyOf(bench.lines("DMP"))).as(as).hasSize(1);
        assertThat(end.result(SendingStep.DMP).status()).as(as).isEqualTo(Status.DONE);
        boolean mailKnown = end.result(SendingStep.MAIL).is(Status.DONE);
        assertThat(bench.lines("MAIL")).as(as).hasSizeLessThanOrEqualTo(1);
        assertThat(mailKnown || end.result(SendingStep.MAIL).is(Status.UNCERTAIN))
                .as(as)
                .isTrue();
        assertThat(!mailKnown || bench.lines("MAIL").size() == 1).as(as).isTrue();
    }
}
