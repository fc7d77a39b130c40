package org.segursdk.eprescription.sending;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.sending.SendingState.Draft;
import org.segursdk.eprescription.sending.StepResult.Status;

/**
 * The rules of the sending: from a state and an event, the next state; from a state, what to run next. Pure: whoever runs the steps
 * ({@link SendingRunner}, or a durable engine) saves each state before it acts on it. Source: eprescription §2, §9 (5).
 *
 * <ul>
 *   <li>A number is saved before it is used, and kept for the prescription whatever happens.
 *   <li>A deposit is begun only once that is saved. When the process dies in it, or its answer is lost, it is uncertain, and the base is
 *       asked for the number before anything else: found the same, it is deposited; absent, it is deposited again under the same
 *       number; another one, it failed.
 *   <li>A deposit that is uncertain for good lets nothing out: no sheet with number, no copy. Somebody is told.
 *   <li>Without deposit, sheet and documents are made again without number and code, and the DMP gets them (REM-EPR-03).
 *   <li>The sheet with a number is handed over after the acknowledgement alone.
 *   <li>DMP and mail come after the deposit is settled, never undo it, and are tried again alone. The DMP gets the same ids whenever it is
 *       tried, so trying again makes no second copy; a mail whose sending was interrupted is not sent again by itself.
 * </ul>
 */
public final class SendingRules {
    /** Code of a step in which the process died. */
    public static final String INTERRUPTED = "INTERRUPTED";
    /** Code of a deposit under a number that another prescription has. */
    public static final String NUMBER_TAKEN = "EPR-NUMBER-TAKEN";
    /** Code of a deposit that was tried as often as the plan lets it, the base knowing nothing of it. */
    public static final String ABSENT = "EPR-DEPOSIT-ABSENT";
    /** Code of a branch that has nothing to send or print. */
    public static final String NOTHING_TO_SEND = "EPR-NOTHING-TO-SEND";

    private static final List<SendingStep> BRANCHES = List.of(SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL);
    private static final Set<SendingStep> PLAIN =
            EnumSet.of(SendingStep.SHEET, SendingStep.DOCUMENTS, SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL);

    private SendingRules() {}

    /**
     * The beginning.
     *
     * @param prescriptionId of the prescription
     * @param digest of the prescription, hexadecimal
     */
    public static SendingState start(Oid prescriptionId, String digest, SendingPlan plan) {
        Draft draft = new Draft(prescriptionId, plan.copyId(), digest);
        draft.mostAttempts = plan.attempts();
        plan.withoutDmp().ifPresent(reason -> draft.put(SendingStep.DMP, StepResult.skipped(reason)));
        plan.withoutMail().ifPresent(reason -> draft.put(SendingStep.MAIL, StepResult.skipped(reason)));
        SendingState state = new SendingState(draft);
        return plan.withoutDeposit()
                .map(reason -> withoutDeposit(state, reason))
                .orElse(state);
    }

    /** What to run now: one after the other, in any order; nothing while a step runs, while the sending waits and once it is over. */
    public static List<SendingStep> next(SendingState state) {
        if (state.isWaiting() || state.results().values().stream().anyMatch(result -> result.is(Status.RUNNING))) {
            return List.of();
        }
        for (SendingStep step : List.of(SendingStep.NUMBER, SendingStep.SHEET, SendingStep.DOCUMENTS)) {
            if (state.is(step, Status.PENDING)) {
                return List.of(step);
            }
        }
        if (state.is(SendingStep.DEPOSIT, Status.PENDING)) {
            return List.of(SendingStep.DEPOSIT);
        }
        if (state.is(SendingStep.DEPOSIT, Status.UNCERTAIN) && !state.isAbandoned()) {
            return List.of(SendingStep.RECONCILE);
        }
        List<SendingStep> branches = new ArrayList<>(BRANCHES);
        branches.removeIf(step -> !state.is(step, Status.PENDING));
        return List.copyOf(branches);
    }

    /**
     * What comes of an event.
     *
     * @throws IllegalStateException when it cannot happen in that state
     */
    public static SendingState apply(SendingState state, SendingEvent event) {
        Draft draft = new Draft(state);
        if (event instanceof SendingEvent.Began began) {
            began(state, draft, began.step());
        } else if (event instanceof SendingEvent.NumberDrawn drawn) {
            need(state.is(SendingStep.NUMBER, Status.RUNNING) && state.number().isEmpty(), event);
            draft.number = drawn.number();
            draft.specimen = state.isSpecimen() || drawn.number().isSimulated();
            draft.put(SendingStep.NUMBER, StepResult.DONE);
        } else if (event instanceof SendingEvent.Done done) {
            need(PLAIN.contains(done.step()) && state.is(done.step(), Status.RUNNING), event);
            draft.put(done.step(), StepResult.DONE);
        } else if (event instanceof SendingEvent.Failed failed) {
            failed(state, draft, failed);
        } else if (event instanceof SendingEvent.Recovered) {
            recovered(state, draft);
        } else if (event instanceof SendingEvent.Retry retry) {
            retry(state, draft, retry);
        } else {
            deposit(state, draft, event);
        }
        return new SendingState(draft);
    }

    /** The same, at its beginning, without deposit. */
    static SendingState withoutDeposit(SendingState state, SkipReason reason) {
        Draft draft = new Draft(state);
        draft.put(SendingStep.NUMBER, StepResult.skipped(reason));
        withoutNumber(draft, StepResult.skipped(reason));
        return new SendingState(draft);
    }

    /** The same, made with simulators: the number or the gateway is one. */
    static SendingState specimen(SendingState state) {
        Draft draft = new Draft(state);
        draft.specimen = true;
        return new SendingState(draft);
    }

    private static void began(SendingState state, Draft draft, SendingStep step) {
        need(next(state).contains(step), new SendingEvent.Began(step));
        if (step == SendingStep.RECONCILE) {
            // Nothing to remember: it only asks, and a deposit that is uncertain stays so.
            return;
        }
        draft.put(step, StepResult.RUNNING);
        if (step == SendingStep.DEPOSIT) {
            draft.attempts++;
        }
    }

    private static void deposit(SendingState state, Draft draft, SendingEvent event) {
        boolean running = state.is(SendingStep.DEPOSIT, Status.RUNNING);
        boolean asked = isUnsettled(state);
        if (event instanceof SendingEvent.Deposited deposited) {
            need(
                    (running || asked)
                            && state.number()
                                    .filter(deposited.receipt().number()::equals)
                                    .isPresent(),
                    event);
            draft.receipt = deposited.receipt();
            draft.waiting = false;
            draft.put(SendingStep.DEPOSIT, StepResult.DONE);
        } else if (event instanceof SendingEvent.Rejected rejected) {
            need(running, event);
            withoutNumber(draft, StepResult.failed(rejected.rawCode(), false));
        } else if (event instanceof SendingEvent.FoundOther) {
            need(asked, event);
            withoutNumber(draft, StepResult.failed(NUMBER_TAKEN, false));
        } else if (event instanceof SendingEvent.FoundAbsent) {
            need(asked, event);
            if (state.attempts() < state.mostAttempts()) {
                draft.put(SendingStep.DEPOSIT, StepResult.PENDING);
            } else {
                // A request may still be on its way: not a failure until somebody says so.
                draft.put(SendingStep.DEPOSIT, StepResult.uncertain(ABSENT));
                draft.waiting = true;
            }
        } else {
            need(asked || isUncertain(state) && state.isWaiting(), event);
            draft.abandoned = true;
            withoutNumber(draft, state.result(SendingStep.DEPOSIT));
        }
    }

    private static boolean isUncertain(SendingState state) {
        return state.is(SendingStep.DEPOSIT, Status.UNCERTAIN) && !state.isAbandoned();
    }

    /** The base has to be asked. */
    private static boolean isUnsettled(SendingState state) {
        return isUncertain(state) && !state.isWaiting();
    }

    /** Sheet and documents are made again, without number. */
    private static void withoutNumber(Draft draft, StepResult deposit) {
        draft.form = SheetForm.WITHOUT_NUMBER;
        draft.waiting = false;
        draft.put(SendingStep.DEPOSIT, deposit)
                .put(SendingStep.SHEET, StepResult.PENDING)
                .put(SendingStep.DOCUMENTS, StepResult.PENDING);
        // What had nothing to send may have something now.
        BRANCHES.stream()
                .filter(step -> draft.is(step, Status.FAILED))
                .forEach(step -> draft.put(step, StepResult.PENDING));
    }

    private static void failed(SendingState state, Draft draft, SendingEvent.Failed failed) {
        SendingStep step = failed.step();
        if (step == SendingStep.RECONCILE) {
            need(isUnsettled(state), failed);
            draft.put(SendingStep.DEPOSIT, StepResult.uncertain(failed.code()));
            draft.waiting = true;
            return;
        }
        need(state.is(step, Status.RUNNING), failed);
        boolean uncertain = failed.outcome() == Outcome.UNCERTAIN;
        StepResult failure = StepResult.failed(failed.code(), failed.retryable());
        switch (step) {
            case NUMBER -> {
                draft.put(SendingStep.NUMBER, failure);
                withoutNumber(draft, StepResult.skipped(SkipReason.NO_NUMBER));
            }
            case SHEET -> sheetFailed(draft, failure);
            case DOCUMENTS -> {
                draft.put(SendingStep.DOCUMENTS, failure);
                nothingToSend(draft, SendingStep.DMP, SendingStep.MAIL);
            }
            case DEPOSIT -> {
                if (uncertain) {
                    draft.put(SendingStep.DEPOSIT, StepResult.uncertain(failed.code()));
                } else if (failed.retryable() && state.attempts() < state.mostAttempts()) {
                    draft.put(SendingStep.DEPOSIT, StepResult.PENDING);
                } else {
                    withoutNumber(draft, failure);
                }
            }
            case PRINT -> draft.put(step, failure);
            // Uncertain or not, a copy may be sent again: it has the same ids.
            case DMP -> draft.put(step, StepResult.failed(failed.code(), failed.retryable() || uncertain));
            case MAIL -> draft.put(step, uncertain ? StepResult.uncertain(failed.code()) : failure);
            default -> throw new IllegalStateException("no such failure");
        }
    }

    private static void sheetFailed(Draft draft, StepResult failure) {
        if (draft.form == SheetForm.WITH_NUMBER) {
            withoutNumber(draft, StepResult.skipped(SkipReason.NO_SHEET));
        } else {
            draft.put(SendingStep.SHEET, failure);
            draft.put(SendingStep.DOCUMENTS, StepResult.failed(NOTHING_TO_SEND, false));
            nothingToSend(draft, SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL);
        }
    }

    private static void nothingToSend(Draft draft, SendingStep... steps) {
        for (SendingStep step : steps) {
            if (draft.is(step, Status.PENDING)) {
                draft.put(step, StepResult.failed(NOTHING_TO_SEND, false));
            }
        }
    }

    private static void recovered(SendingState state, Draft draft) {
        for (SendingStep step : SendingState.STEPS) {
            if (state.is(step, Status.RUNNING)) {
                boolean unknown = step == SendingStep.DEPOSIT || step == SendingStep.MAIL;
                draft.put(step, unknown ? StepResult.uncertain(INTERRUPTED) : StepResult.PENDING);
            }
        }
    }

    private static void retry(SendingState state, Draft draft, SendingEvent.Retry retry) {
        SendingStep step = retry.step();
        if (step == SendingStep.DEPOSIT) {
            need(isUncertain(state) && state.isWaiting(), retry);
            draft.waiting = false;
            draft.mostAttempts = Math.max(state.mostAttempts(), state.attempts() + 1);
            return;
        }
        boolean made = state.is(step == SendingStep.PRINT ? SendingStep.SHEET : SendingStep.DOCUMENTS, Status.DONE);
        need(
                BRANCHES.contains(step)
                        && made
                        && state.printDecision() != PrintDecision.WAIT
                        && (state.is(step, Status.FAILED) || state.is(step, Status.UNCERTAIN)),
                retry);
        draft.put(step, StepResult.PENDING);
    }

    private static void need(boolean legal, SendingEvent event) {
        if (!legal) {
            throw new IllegalStateException(
                    "cannot happen now: " + event.getClass().getSimpleName());
        }
    }
}
