package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Samples;
import org.segursdk.eprescription.gateway.BaseStatus;
import org.segursdk.eprescription.gateway.DepositReceipt;
import org.segursdk.eprescription.gateway.PrescriptionState;
import org.segursdk.eprescription.sending.StepResult.Status;

class SendingRulesTest {
    static final Oid ID = Oid.of("1.2.250.1.213.3.999.2026.8");
    static final Oid COPY = Oid.of("1.2.250.1.213.3.999.2026.9");
    static final PrescriptionNumber NUMBER = PrescriptionNumber.of("00TEST000000000007");
    private static final Prescription PRESCRIPTION = Samples.usual().build();

    static DepositReceipt receipt(PrescriptionNumber number) {
        return new DepositReceipt(
                number,
                Instant.parse("2026-07-14T08:31:00Z"),
                Optional.of("réf. 1|2"),
                BaseStatus.of("SBX-10", PrescriptionState.DEPOSITED));
    }

    static SendingState start() {
        return SendingRules.start(
                ID, "ab", SendingPlan.of(PRESCRIPTION, COPY).withMail().build());
    }

    /** Begins the step and ends it by the event. */
    static SendingState step(SendingState state, SendingStep step, SendingEvent end) {
        assertThat(SendingRules.next(state)).contains(step);
        return SendingRules.apply(SendingRules.apply(state, new SendingEvent.Began(step)), end);
    }

    static SendingState done(SendingState state, SendingStep... steps) {
        SendingState result = state;
        for (SendingStep step : steps) {
            result = step(result, step, new SendingEvent.Done(step));
        }
        return result;
    }

    static SendingState beforeDeposit() {
        SendingState numbered = step(start(), SendingStep.NUMBER, new SendingEvent.NumberDrawn(NUMBER));
        return done(numbered, SendingStep.SHEET, SendingStep.DOCUMENTS);
    }

    private static SendingEvent failed(SendingStep step, Outcome outcome, boolean retryable) {
        return new SendingEvent.Failed(step, "CODE", outcome, retryable);
    }

    @Test
    @Tag("REM-EPR-03")
    void straightOn_depositThenBranches() {
        SendingState state = beforeDeposit();
        assertThat(state.printDecision()).isEqualTo(PrintDecision.WAIT);
        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.NUMBERED);
        state = step(state, SendingStep.DEPOSIT, new SendingEvent.Deposited(receipt(NUMBER)));

        assertThat(state.printDecision()).isEqualTo(PrintDecision.WITH_NUMBER);
        assertThat(SendingRules.next(state)).containsExactly(SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL);
        state = done(state, SendingStep.DMP, SendingStep.MAIL, SendingStep.PRINT);
        assertThat(state.isFinished()).isTrue();
        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.DEPOSITED);
        assertThat(SendingRules.next(state)).isEmpty();
    }

    @Test
    @Tag("REM-EPR-03")
    void rejected_sheetAndDocumentsAgainWithoutNumber_dmpAllTheSame() {
        SendingState state = step(beforeDeposit(), SendingStep.DEPOSIT, new SendingEvent.Rejected("SBX-REJECTED"));

        assertThat(state.form()).isEqualTo(SheetForm.WITHOUT_NUMBER);
        assertThat(state.printDecision()).isEqualTo(PrintDecision.WITHOUT_NUMBER);
        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.failed("SBX-REJECTED", false));
        assertThat(SendingRules.next(state)).containsExactly(SendingStep.SHEET);
        state = done(
                state, SendingStep.SHEET, SendingStep.DOCUMENTS, SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL);
        assertThat(state.isFinished()).isTrue();
    }

    @Test
    void deposit_notSent_isTriedAgain_asOftenAsThePlanLets() {
        SendingState state = beforeDeposit();
        for (int i = 1; i < 3; i++) {
            state = step(state, SendingStep.DEPOSIT, failed(SendingStep.DEPOSIT, Outcome.NOT_SENT, true));
            assertThat(SendingRules.next(state)).containsExactly(SendingStep.DEPOSIT);
        }
        state = step(state, SendingStep.DEPOSIT, failed(SendingStep.DEPOSIT, Outcome.NOT_SENT, true));
        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.failed("CODE", true));
        assertThat(state.form()).isEqualTo(SheetForm.WITHOUT_NUMBER);
    }

    @Test
    void deposit_uncertain_isReconciledBeforeAnything() {
        SendingState lost =
                step(beforeDeposit(), SendingStep.DEPOSIT, failed(SendingStep.DEPOSIT, Outcome.UNCERTAIN, false));
        assertThat(SendingRules.next(lost)).containsExactly(SendingStep.RECONCILE);
        assertThat(lost.printDecision()).isEqualTo(PrintDecision.WAIT);

        SendingState same = step(lost, SendingStep.RECONCILE, new SendingEvent.Deposited(receipt(NUMBER)));
        assertThat(same.printDecision()).isEqualTo(PrintDecision.WITH_NUMBER);
        SendingState other = step(lost, SendingStep.RECONCILE, new SendingEvent.FoundOther());
        assertThat(other.result(SendingStep.DEPOSIT).code()).isEqualTo(SendingRules.NUMBER_TAKEN);
        assertThat(other.form()).isEqualTo(SheetForm.WITHOUT_NUMBER);
        SendingState absent = step(lost, SendingStep.RECONCILE, new SendingEvent.FoundAbsent());
        assertThat(SendingRules.next(absent)).containsExactly(SendingStep.DEPOSIT);
        assertThat(absent.number()).contains(NUMBER);
    }

    @Test
    void deposit_thatCannotBeReconciled_letsNothingOut_untilSomebodyDecides() {
        SendingState lost =
                step(beforeDeposit(), SendingStep.DEPOSIT, failed(SendingStep.DEPOSIT, Outcome.UNCERTAIN, false));
        SendingState waiting = step(lost, SendingStep.RECONCILE, failed(SendingStep.RECONCILE, Outcome.REFUSED, true));

        assertThat(waiting.isWaiting()).isTrue();
        assertThat(waiting.isFinished()).isFalse();
        assertThat(SendingRules.next(waiting)).isEmpty();
        assertThat(waiting.printDecision()).isEqualTo(PrintDecision.WAIT);
        assertThat(SendingRules.next(SendingRules.apply(waiting, new SendingEvent.Recovered())))
                .isEmpty();
        SendingState again = SendingRules.apply(waiting, new SendingEvent.Retry(SendingStep.DEPOSIT));
        assertThat(SendingRules.next(again)).containsExactly(SendingStep.RECONCILE);
        SendingState given = SendingRules.apply(waiting, new SendingEvent.Abandoned());
        assertThat(given.printDecision()).isEqualTo(PrintDecision.WITHOUT_NUMBER);
        assertThat(given.prescriptionState()).isEqualTo(PrescriptionState.DEPOSIT_UNCERTAIN);
        assertThatThrownBy(() -> SendingRules.apply(given, new SendingEvent.Retry(SendingStep.DEPOSIT)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deposit_absentTooOften_waits() {
        SendingState state = beforeDeposit();
        for (int i = 0; i < 3; i++) {
            state = step(state, SendingStep.DEPOSIT, failed(SendingStep.DEPOSIT, Outcome.UNCERTAIN, false));
            state = step(state, SendingStep.RECONCILE, new SendingEvent.FoundAbsent());
        }
        assertThat(state.isWaiting()).isTrue();
        assertThat(state.result(SendingStep.DEPOSIT).code()).isEqualTo(SendingRules.ABSENT);
        state = SendingRules.apply(state, new SendingEvent.Retry(SendingStep.DEPOSIT));
        state = step(state, SendingStep.RECONCILE, new SendingEvent.FoundAbsent());
        assertThat(SendingRules.next(state)).containsExactly(SendingStep.DEPOSIT);
    }

    @Test
    void recovered_eachRunningStepHasItsMeaning() {
        SendingState numbering = SendingRules.apply(start(), new SendingEvent.Began(SendingStep.NUMBER));
        assertThat(SendingRules.next(numbering)).isEmpty();
        assertThat(recovered(numbering, SendingStep.NUMBER)).isEqualTo(Status.PENDING);
        SendingState depositing = SendingRules.apply(beforeDeposit(), new SendingEvent.Began(SendingStep.DEPOSIT));
        assertThat(recovered(depositing, SendingStep.DEPOSIT)).isEqualTo(Status.UNCERTAIN);
        SendingState deposited =
                step(beforeDeposit(), SendingStep.DEPOSIT, new SendingEvent.Deposited(receipt(NUMBER)));
        for (SendingStep step : List.of(SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL)) {
            SendingState running = SendingRules.apply(deposited, new SendingEvent.Began(step));
            assertThat(recovered(running, step))
                    .isEqualTo(step == SendingStep.MAIL ? Status.UNCERTAIN : Status.PENDING);
        }
    }

    private static Status recovered(SendingState state, SendingStep step) {
        return SendingRules.apply(state, new SendingEvent.Recovered())
                .result(step)
                .status();
    }

    @Test
    void branches_failAlone_andAreTriedAgainAlone() {
        SendingState state = step(beforeDeposit(), SendingStep.DEPOSIT, new SendingEvent.Deposited(receipt(NUMBER)));
        state = step(state, SendingStep.DMP, failed(SendingStep.DMP, Outcome.UNCERTAIN, false));
        state = step(state, SendingStep.MAIL, failed(SendingStep.MAIL, Outcome.UNCERTAIN, false));
        state = step(state, SendingStep.PRINT, failed(SendingStep.PRINT, Outcome.NOT_SENT, false));

        assertThat(state.isFinished()).isTrue();
        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.DEPOSITED);
        assertThat(state.result(SendingStep.DMP)).isEqualTo(StepResult.failed("CODE", true));
        assertThat(state.result(SendingStep.MAIL)).isEqualTo(StepResult.uncertain("CODE"));
        for (SendingStep step : List.of(SendingStep.DMP, SendingStep.MAIL, SendingStep.PRINT)) {
            SendingState again = SendingRules.apply(state, new SendingEvent.Retry(step));
            assertThat(SendingRules.next(again)).containsExactly(step);
            assertThat(done(again, step).result(SendingStep.DEPOSIT)).isEqualTo(StepResult.DONE);
        }
    }

    @Test
    void numberSheetOrDocuments_fail_theRestGoesOn() {
        SendingState unnumbered =
                step(start(), SendingStep.NUMBER, failed(SendingStep.NUMBER, Outcome.NOT_SENT, false));
        assertThat(unnumbered.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.skipped(SkipReason.NO_NUMBER));
        assertThat(unnumbered.printDecision()).isEqualTo(PrintDecision.WITHOUT_NUMBER);

        SendingState numbered = step(start(), SendingStep.NUMBER, new SendingEvent.NumberDrawn(NUMBER));
        SendingState noSheet = step(numbered, SendingStep.SHEET, failed(SendingStep.SHEET, Outcome.NOT_SENT, false));
        assertThat(noSheet.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.skipped(SkipReason.NO_SHEET));
        SendingState none = step(noSheet, SendingStep.SHEET, failed(SendingStep.SHEET, Outcome.NOT_SENT, false));
        assertThat(none.isFinished()).isTrue();
        assertThat(none.result(SendingStep.PRINT).code()).isEqualTo(SendingRules.NOTHING_TO_SEND);

        SendingState noDocuments = step(
                done(numbered, SendingStep.SHEET),
                SendingStep.DOCUMENTS,
                failed(SendingStep.DOCUMENTS, Outcome.NOT_SENT, false));
        assertThat(SendingRules.next(noDocuments)).containsExactly(SendingStep.DEPOSIT);
        assertThat(noDocuments.result(SendingStep.DMP).code()).isEqualTo(SendingRules.NOTHING_TO_SEND);
        assertThatThrownBy(() -> SendingRules.apply(noDocuments, new SendingEvent.Retry(SendingStep.DMP)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void plan_skipsBranches() {
        Prescription unasked = Samples.bare()
                .opposition(null)
                .addMedicine(Samples.medicine("X"))
                .build();
        SendingState state = SendingRules.start(
                ID,
                "ab",
                SendingPlan.of(unasked, COPY).withoutDmp(SkipReason.DMP_OPPOSED).build());

        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.skipped(SkipReason.NOT_INFORMED));
        assertThat(state.result(SendingStep.DMP)).isEqualTo(StepResult.skipped(SkipReason.DMP_OPPOSED));
        state = done(state, SendingStep.SHEET, SendingStep.DOCUMENTS, SendingStep.PRINT);
        assertThat(state.isFinished()).isTrue();
        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.DRAFT);
    }

    @Test
    @Tag("REM-EPR-03")
    void randomEvents_everyReachableStateIsLegal() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        int finished = 0;
        for (int run = 0; run < 3_000; run++) {
            World world = new World(random);
            for (int i = 0; i < 60 && !world.state.isFinished(); i++) {
                world.turn();
                world.check("seed " + seed + ", run " + run + ", " + world.history);
            }
            finished += world.state.isFinished() ? 1 : 0;
        }
        assertThat(finished).isGreaterThan(2_000);
    }

    /** A base, and a software that dies and decides at random. */
    private static final class World {
        private final Random random;
        final List<String> history = new ArrayList<>();
        SendingState state = start();
        private boolean held;
        /** Whether nothing is known to be on its way: only then may a deposit begin. */
        private boolean asked = true;

        private int draws;

        World(Random random) {
            this.random = random;
        }

        void turn() {
            List<SendingStep> next = SendingRules.next(state);
            if (random.nextInt(4) == 0) {
                illegal(anyEvent());
            }
            if (next.isEmpty()) {
                decide();
                return;
            }
            SendingStep step = next.get(random.nextInt(next.size()));
            history.add(step.name());
            if (step == SendingStep.DEPOSIT) {
                assertThat(asked && !held).as(history.toString()).isTrue();
            }
            SendingState begun = SendingRules.apply(state, new SendingEvent.Began(step));
            if (random.nextInt(8) == 0) {
                died(step, begun);
                return;
            }
            state = SendingRules.apply(begun, end(step));
        }

        private void decide() {
            if (state.isWaiting()) {
                boolean abandon = random.nextInt(4) == 0;
                state = SendingRules.apply(
                        state, abandon ? new SendingEvent.Abandoned() : new SendingEvent.Retry(SendingStep.DEPOSIT));
                history.add(abandon ? "abandoned" : "retry");
            }
        }

        private void died(SendingStep step, SendingState begun) {
            if (step == SendingStep.DEPOSIT) {
                held = held || random.nextBoolean();
                asked = false;
            }
            history.add("died");
            state = SendingRules.apply(SendingText.read(SendingText.write(begun)), new SendingEvent.Recovered());
        }

        private SendingEvent end(SendingStep step) {
            boolean fails = random.nextInt(4) == 0;
            Outcome outcome = Outcome.values()[random.nextInt(3)];
            boolean retryable = random.nextBoolean();
            if (step == SendingStep.DEPOSIT) {
                boolean lost = fails && outcome == Outcome.UNCERTAIN;
                held = !fails || lost && random.nextBoolean();
                asked = !lost;
                if (!fails) {
                    return new SendingEvent.Deposited(receipt(NUMBER));
                }
            }
            if (step == SendingStep.RECONCILE && !fails) {
                asked = true;
                return held ? new SendingEvent.Deposited(receipt(NUMBER)) : new SendingEvent.FoundAbsent();
            }
            if (fails) {
                history.add("fails " + outcome + " " + retryable);
                return new SendingEvent.Failed(step, "CODE", outcome, retryable);
            }
            if (step == SendingStep.NUMBER) {
                draws++;
                return new SendingEvent.NumberDrawn(NUMBER);
            }
            return new SendingEvent.Done(step);
        }

        private SendingEvent anyEvent() {
            SendingStep step = SendingStep.values()[random.nextInt(SendingStep.values().length)];
            return switch (random.nextInt(6)) {
                case 0 -> new SendingEvent.Deposited(receipt(PrescriptionNumber.of("00TEST000000000099")));
                case 1 -> new SendingEvent.Done(step);
                case 2 -> new SendingEvent.Failed(step, "X", Outcome.REFUSED, false);
                case 3 -> new SendingEvent.NumberDrawn(PrescriptionNumber.of("00TEST000000000098"));
                case 4 -> new SendingEvent.Rejected("X");
                default -> new SendingEvent.FoundAbsent();
            };
        }

        /** What cannot happen between two steps is refused; asking is the one thing that may be going on. */
        private void illegal(SendingEvent event) {
            boolean asking = SendingRules.next(state).contains(SendingStep.RECONCILE);
            if (!asking) {
                assertThatThrownBy(() -> SendingRules.apply(state, event)).isInstanceOf(IllegalStateException.class);
            }
        }

        void check(String as) {
            assertThat(draws).as(as).isLessThanOrEqualTo(1);
            boolean deposited = state.result(SendingStep.DEPOSIT).is(Status.DONE);
            boolean printed = state.result(SendingStep.PRINT).is(Status.DONE);
            boolean copied = state.result(SendingStep.DMP).is(Status.DONE);
            if (deposited) {
                assertThat(held).as(as).isTrue();
                assertThat(state.receipt()).as(as).isPresent();
                assertThat(state.form()).as(as).isEqualTo(SheetForm.WITH_NUMBER);
            }
            if ((printed || copied) && state.form() == SheetForm.WITH_NUMBER) {
                assertThat(deposited).as(as).isTrue();
            }
            if (state.form() == SheetForm.WITHOUT_NUMBER) {
                assertThat(state.printDecision()).as(as).isEqualTo(PrintDecision.WITHOUT_NUMBER);
                // Paper without number while the base holds it: only because somebody decided so.
                assertThat(held && !state.isAbandoned()).as(as).isFalse();
            }
            if (state.isFinished()) {
                assertThat(state.results().values()).as(as).allMatch(StepResult::isReported);
                assertThat(SendingWords.of(state)).as(as).hasSize(4);
            }
            assertThat(SendingText.read(SendingText.write(state))).as(as).isEqualTo(state);
        }
    }
}
