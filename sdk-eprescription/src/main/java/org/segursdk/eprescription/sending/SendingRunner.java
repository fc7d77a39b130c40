package org.segursdk.eprescription.sending;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Environment;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violations;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.internal.sending.PrescriptionDigest;
import org.segursdk.eprescription.sheet.SheetPrinter;

/**
 * Runs sendings on the calling thread by {@link SendingRules}: each state is saved before the step it allows and after it. After the death
 * of the process, {@link #run} with the same prescription goes on. Thread-safe, as its parts are; one prescription is sent by one thread
 * at a time.
 *
 * <p>Failures of steps are results in the state, never exceptions; what the store throws passes through.
 */
public final class SendingRunner {
    private final SagaStore store;
    private final SendingEffects effects;
    private final boolean simulated;
    private final boolean deposits;
    private final boolean hasDmp;
    private final boolean hasMail;

    private SendingRunner(Builder builder, SendingEffects effects) {
        this.store = Objects.requireNonNull(builder.store);
        this.effects = effects;
        this.simulated = effects.gateway().provenance().isSimulated()
                || effects.numbers().provenance().isSimulated();
        this.deposits = effects.gateway().supported().contains(Operation.CREATE);
        this.hasDmp = effects.dmp() != null;
        this.hasMail = effects.mail() != null;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sends a prescription, or goes on with a sending that was interrupted; one that is over is not run again.
     *
     * @param plan of a sending that begins; one that began keeps its own
     * @return where it came: over, or waiting ({@link SendingState#isWaiting()})
     * @throws InvalidInputException rules {@code EPR-SENDING-OTHER}: the sending began with another content; {@code EPR-SENDING-TEXT}: the
     *     stored state is damaged; {@code EPR-SENDING-BRANCH}: the plan wants a branch that the runner does not have
     */
    public SendingState run(Prescription prescription, SendingPlan plan) {
        return run(prescription, plan, SendingGate.OPEN);
    }

    /**
     * The same, as far as the gate lets it: for engines that put time between steps.
     *
     * @throws InvalidInputException as {@link #run(Prescription, SendingPlan)}
     */
    public SendingState run(Prescription prescription, SendingPlan plan, SendingGate gate) {
        Optional<String> known = store.load(prescription.id());
        SendingState state;
        if (known.isPresent()) {
            state = recovered(prescription, known.get());
        } else {
            requireBranches(plan);
            state = begun(prescription, plan);
            save(state);
        }
        return drive(prescription, state, gate);
    }

    /**
     * Goes on with a sending that began, by the plan it began with.
     *
     * @throws InvalidInputException rules {@code EPR-SENDING-NONE}: it never began; {@code EPR-SENDING-OTHER}, {@code EPR-SENDING-TEXT} as
     *     {@link #run(Prescription, SendingPlan)}
     */
    public SendingState resume(Prescription prescription, SendingGate gate) {
        return drive(prescription, recovered(prescription, known(prescription)), gate);
    }

    /**
     * Tries one branch again, and goes on.
     *
     * @param step {@code DEPOSIT} of a sending that waits, {@code PRINT}, {@code DMP} or {@code MAIL} that failed or is uncertain
     * @throws InvalidInputException rules {@code EPR-SENDING-NONE}: it never began; {@code EPR-SENDING-STATE}: nothing to try again there;
     *     and those of {@link #run}
     */
    public SendingState retry(Prescription prescription, SendingStep step) {
        return decided(prescription, new SendingEvent.Retry(step));
    }

    /**
     * Goes on without number although the base may have the prescription, see {@link SendingEvent.Abandoned}.
     *
     * @throws InvalidInputException as {@link #retry}
     */
    public SendingState abandonDeposit(Prescription prescription) {
        return decided(prescription, new SendingEvent.Abandoned());
    }

    private SendingState decided(Prescription prescription, SendingEvent event) {
        SendingState state = recovered(prescription, known(prescription));
        SendingState next;
        try {
            next = SendingRules.apply(state, event);
        } catch (IllegalStateException e) {
            throw refused(
                    "EPR-SENDING-STATE", "l'envoi n'est pas en cet état", "the sending is not in a state for that");
        }
        save(next);
        return drive(prescription, next, SendingGate.OPEN);
    }

    private String known(Prescription prescription) {
        return store.load(prescription.id())
                .orElseThrow(() -> refused(
                        "EPR-SENDING-NONE",
                        "aucun envoi n'a commencé pour cette ordonnance",
                        "no sending began for this prescription"));
    }

    private SendingState begun(Prescription prescription, SendingPlan plan) {
        SendingState state = SendingRules.start(prescription.id(), PrescriptionDigest.of(prescription), plan);
        if (!deposits && plan.withoutDeposit().isEmpty()) {
            state = SendingRules.withoutDeposit(state, SkipReason.NO_DEPOSIT);
        }
        return simulated ? SendingRules.specimen(state) : state;
    }

    private void requireBranches(SendingPlan plan) {
        boolean complete = (hasDmp || plan.withoutDmp().isPresent())
                && (hasMail || plan.withoutMail().isPresent());
        if (!complete) {
            throw refused(
                    "EPR-SENDING-BRANCH",
                    "une branche du plan n'a pas été branchée",
                    "a branch of the plan was not plugged in");
        }
    }

    private SendingState recovered(Prescription prescription, String text) {
        SendingState read = SendingText.read(text);
        if (!read.prescriptionId().equals(prescription.id())
                || !read.digest().equals(PrescriptionDigest.of(prescription))) {
            throw refused(
                    "EPR-SENDING-OTHER",
                    "l'envoi a commencé avec une autre ordonnance",
                    "the sending began with another prescription");
        }
        SendingState state = SendingRules.apply(read, new SendingEvent.Recovered());
        if (!state.equals(read)) {
            save(state);
        }
        return state;
    }

    private SendingState drive(Prescription prescription, SendingState from, SendingGate gate) {
        SendingState state = from;
        SendingEffects.Made made = new SendingEffects.Made();
        for (List<SendingStep> next = SendingRules.next(state); !next.isEmpty(); next = SendingRules.next(state)) {
            SendingStep step = next.get(0);
            if (!gate.mayRun(state, step)) {
                return state;
            }
            SendingState begun = SendingRules.apply(state, new SendingEvent.Began(step));
            if (!begun.equals(state)) {
                save(begun);
            }
            state = SendingRules.apply(begun, effects.run(step, prescription, begun, made));
            save(state);
        }
        return state;
    }

    private void save(SendingState state) {
        store.save(state.prescriptionId(), SendingText.write(state));
    }

    private static InvalidInputException refused(String rule, String french, String english) {
        return InvalidInputException.of("SendingRunner", "prescription", rule, french, english);
    }

    /** Builds a runner. */
    public static final class Builder {
        private @Nullable SagaStore store;
        private @Nullable PrescriptionNumberSource numbers;
        private @Nullable SheetPrinter printer;
        private DocumentMaker documents = DocumentMaker.standard();
        private @Nullable EPrescriptionGateway gateway;
        private @Nullable CallContext context;
        private @Nullable SheetHandover handover;
        private @Nullable DocumentBranch dmp;
        private @Nullable DocumentBranch mail;

        private Builder() {}

        /** Required. */
        public Builder store(SagaStore value) {
            this.store = value;
            return this;
        }

        /** Required. */
        public Builder numbers(PrescriptionNumberSource value) {
            this.numbers = value;
            return this;
        }

        /** Required; it also says where the software runs. */
        public Builder printer(SheetPrinter value) {
            this.printer = value;
            return this;
        }

        /** Default {@link DocumentMaker#standard()}. */
        public Builder documents(DocumentMaker value) {
            this.documents = value;
            return this;
        }

        /**
         * Required: where it is deposited, and who does. With an AM number or a FINESS, without which a deposit whose answer is lost could
         * not be looked for.
         */
        public Builder gateway(EPrescriptionGateway value, CallContext caller) {
            this.gateway = value;
            this.context = caller;
            return this;
        }

        /** Required: takes the sheet to be printed. */
        public Builder handover(SheetHandover value) {
            this.handover = value;
            return this;
        }

        /** Needed by plans with the DMP. */
        public Builder dmp(DocumentBranch value) {
            this.dmp = value;
            return this;
        }

        /** Needed by plans with a mail. */
        public Builder mail(DocumentBranch value) {
            this.mail = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}; {@code EPR-SIMULATED-NUMBER}: simulated numbers for a real base; {@value
         *     CallContext#RULE_CALLER}
         * @throws SegurSecurityException code {@code EPR-SIMULATED-GATEWAY}: a simulated gateway or number in production
         */
        public SendingRunner build() {
            Violations violations = new Violations()
                    .require(store, "store")
                    .require(numbers, "numbers")
                    .require(printer, "printer")
                    .require(gateway, "gateway")
                    .require(handover, "handover");
            violations.throwIfAny("SendingRunner");
            SendingEffects effects = new SendingEffects(
                    Objects.requireNonNull(numbers),
                    Objects.requireNonNull(printer),
                    documents,
                    Objects.requireNonNull(gateway),
                    Objects.requireNonNull(context),
                    Objects.requireNonNull(handover),
                    dmp,
                    mail);
            boolean simulatedBase = effects.gateway().provenance().isSimulated();
            boolean simulatedNumbers = effects.numbers().provenance().isSimulated();
            if (effects.printer().environment() == Environment.PRODUCTION && (simulatedBase || simulatedNumbers)) {
                throw SegurSecurityException.notSent(
                        "EPR-SIMULATED-GATEWAY",
                        LocalizedText.of(
                                "connecteur ou numéros simulés refusés en production",
                                "simulated gateway or numbers refused in production"),
                        null);
            }
            violations
                    .check(
                            simulatedBase || !simulatedNumbers,
                            "numbers",
                            "EPR-SIMULATED-NUMBER",
                            "un numéro simulé ne va pas dans une vraie base",
                            "a simulated number does not go to a real base")
                    .throwIfAny("SendingRunner");
            effects.context().requireAmNumberOrFiness();
            return new SendingRunner(this, effects);
        }
    }
}
