package org.segursdk.eprescription.sending;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.gateway.DepositReceipt;
import org.segursdk.eprescription.gateway.DmpState;
import org.segursdk.eprescription.gateway.PrescriptionState;
import org.segursdk.eprescription.sending.StepResult.Status;

/**
 * How far the sending of one prescription came: enough to go on after the process died, and what each branch came to. It holds no content
 * of the prescription but its number, and a digest. Made by {@link SendingRules} alone, written and read by {@link SendingText}.
 * Immutable.
 */
public final class SendingState {
    /** The steps that have results, in order. */
    static final List<SendingStep> STEPS = List.of(
            SendingStep.NUMBER,
            SendingStep.SHEET,
            SendingStep.DOCUMENTS,
            SendingStep.DEPOSIT,
            SendingStep.PRINT,
            SendingStep.DMP,
            SendingStep.MAIL);

    private final Oid prescriptionId;
    private final Oid copyId;
    private final String digest;
    private final @Nullable PrescriptionNumber number;
    private final boolean specimen;
    private final SheetForm form;
    private final int attempts;
    private final int mostAttempts;
    private final boolean waiting;
    private final boolean abandoned;
    private final @Nullable DepositReceipt receipt;
    private final Map<SendingStep, StepResult> results;

    SendingState(Draft draft) {
        this.prescriptionId = draft.prescriptionId;
        this.copyId = draft.copyId;
        this.digest = draft.digest;
        this.number = draft.number;
        this.specimen = draft.specimen;
        this.form = draft.form;
        this.attempts = draft.attempts;
        this.mostAttempts = draft.mostAttempts;
        this.waiting = draft.waiting;
        this.abandoned = draft.abandoned;
        this.receipt = draft.receipt;
        this.results = Collections.unmodifiableMap(new EnumMap<>(draft.results));
    }

    /** A state in the making. */
    static final class Draft {
        final Oid prescriptionId;
        final Oid copyId;
        final String digest;
        final EnumMap<SendingStep, StepResult> results = new EnumMap<>(SendingStep.class);

        @Nullable
        PrescriptionNumber number;

        boolean specimen;
        SheetForm form = SheetForm.WITH_NUMBER;
        int attempts;
        int mostAttempts;
        boolean waiting;
        boolean abandoned;

        @Nullable
        DepositReceipt receipt;

        Draft(Oid prescriptionId, Oid copyId, String digest) {
            this.prescriptionId = prescriptionId;
            this.copyId = copyId;
            this.digest = digest;
            STEPS.forEach(step -> results.put(step, StepResult.PENDING));
        }

        Draft(SendingState state) {
            this(state.prescriptionId, state.copyId, state.digest);
            this.number = state.number;
            this.specimen = state.specimen;
            this.form = state.form;
            this.attempts = state.attempts;
            this.mostAttempts = state.mostAttempts;
            this.waiting = state.waiting;
            this.abandoned = state.abandoned;
            this.receipt = state.receipt;
            this.results.putAll(state.results);
        }

        Draft put(SendingStep step, StepResult result) {
            results.put(step, result);
            return this;
        }

        boolean is(SendingStep step, Status status) {
            return results.getOrDefault(step, StepResult.PENDING).is(status);
        }
    }

    /** Of the prescription, and of its structured document. */
    public Oid prescriptionId() {
        return prescriptionId;
    }

    /** Of the level 1 document. */
    public Oid copyId() {
        return copyId;
    }

    /** SHA-256 of the prescription the sending began with, hexadecimal. */
    public String digest() {
        return digest;
    }

    /** The number drawn, also when it is not or may not be deposited. */
    public Optional<PrescriptionNumber> number() {
        return Optional.ofNullable(number);
    }

    /** Whether number or gateway is simulated, so that what is made is a specimen. */
    public boolean isSpecimen() {
        return specimen;
    }

    /** Which sheet and documents are made. */
    public SheetForm form() {
        return form;
    }

    /** Deposits begun. */
    public int attempts() {
        return attempts;
    }

    /** Deposits begun at most. */
    public int mostAttempts() {
        return mostAttempts;
    }

    /** The base's acknowledgement. */
    public Optional<DepositReceipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /**
     * @throws IllegalArgumentException for {@link SendingStep#RECONCILE}, which has none
     */
    public StepResult result(SendingStep step) {
        StepResult result = results.get(step);
        if (result == null) {
            throw new IllegalArgumentException("no result of its own: " + step);
        }
        return result;
    }

    /** All results, in the order of the steps. */
    public Map<SendingStep, StepResult> results() {
        return results;
    }

    /**
     * Whether the sending stands still because nobody can tell whether the base has the prescription. Nothing bears the number meanwhile and
     * the other branches wait; somebody has to be told. {@link SendingEvent.Retry} asks the base again.
     */
    public boolean isWaiting() {
        return waiting;
    }

    /** Whether somebody decided to go on without number although the base may have the prescription. */
    public boolean isAbandoned() {
        return abandoned;
    }

    /** Whether every step has its result; a failed branch may still be tried again. */
    public boolean isFinished() {
        return !waiting && results.values().stream().allMatch(StepResult::isReported);
    }

    /** What may be printed. */
    public PrintDecision printDecision() {
        if (form == SheetForm.WITHOUT_NUMBER) {
            return PrintDecision.WITHOUT_NUMBER;
        }
        return is(SendingStep.DEPOSIT, Status.DONE) ? PrintDecision.WITH_NUMBER : PrintDecision.WAIT;
    }

    /** Where the prescription stands, as far as the sending knows. */
    public PrescriptionState prescriptionState() {
        return switch (result(SendingStep.DEPOSIT).status()) {
            case DONE -> PrescriptionState.DEPOSITED;
            case FAILED -> PrescriptionState.DEPOSIT_FAILED;
            case UNCERTAIN, RUNNING -> PrescriptionState.DEPOSIT_UNCERTAIN;
            case PENDING, SKIPPED -> number == null ? PrescriptionState.DRAFT : PrescriptionState.NUMBERED;
        };
    }

    /** What became of the copy in the DMP. */
    public DmpState dmpState() {
        return switch (result(SendingStep.DMP).status()) {
            case DONE -> DmpState.PUBLISHED;
            case FAILED -> DmpState.FAILED;
            case PENDING, RUNNING, SKIPPED, UNCERTAIN -> DmpState.NONE;
        };
    }

    boolean is(SendingStep step, Status status) {
        return result(step).is(status);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SendingState that
                && prescriptionId.equals(that.prescriptionId)
                && copyId.equals(that.copyId)
                && digest.equals(that.digest)
                && Objects.equals(number, that.number)
                && specimen == that.specimen
                && form == that.form
                && attempts == that.attempts
                && mostAttempts == that.mostAttempts
                && waiting == that.waiting
                && abandoned == that.abandoned
                && Objects.equals(receipt, that.receipt)
                && results.equals(that.results);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prescriptionId, number, form, attempts, results);
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "SendingState[" + form + ", deposit "
                + result(SendingStep.DEPOSIT).status() + ", print "
                + result(SendingStep.PRINT).status() + ", dmp "
                + result(SendingStep.DMP).status() + ", mail "
                + result(SendingStep.MAIL).status() + (waiting ? ", waiting" : "") + "]";
    }
}
