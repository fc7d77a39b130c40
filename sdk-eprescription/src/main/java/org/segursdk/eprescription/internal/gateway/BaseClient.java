package org.segursdk.eprescription.internal.gateway;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.Consultation;
import org.segursdk.eprescription.gateway.DepositOutcome;
import org.segursdk.eprescription.gateway.EPrescriptionSummary;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.ExecutionOutcome;
import org.segursdk.eprescription.gateway.Executions;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Page;
import org.segursdk.eprescription.gateway.Rejection;
import org.segursdk.eprescription.gateway.SearchCriteria;

/** The operations of the sandbox's base: what is asked, and which answers are outcomes. */
public final class BaseClient implements AutoCloseable {
    /** HTTP statuses by which the base says that it takes a request in and refuses what it asks. */
    private static final Set<Integer> REJECTIONS = Set.of(404, 409, 422);

    private static final Set<Integer> LATER = Set.of(429, 503);

    private final GatewayWire wire;

    public BaseClient(SegurContext context) {
        this.wire = new GatewayWire(context);
    }

    /** What came of a call: an answer, or a refusal by the base. */
    private record Called(int status, Optional<Answered> answer, Optional<Rejection> rejection) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Called[" + status + "]";
        }
    }

    public DepositOutcome create(EPrescription ePrescription, CallContext context) {
        byte[] request = GatewayRequests.create(ePrescription, context);
        Called called = call(Operation.CREATE, "/prescriptions", request, context);
        return outcome(
                Operation.CREATE,
                called,
                answer -> new DepositOutcome.Acknowledged(GatewayAnswers.receipt(ePrescription.number(), answer)),
                DepositOutcome.Rejected::new);
    }

    public Consultation consult(PrescriptionNumber number, CallContext context) {
        context.requireAmNumberOrFiness();
        byte[] request = GatewayRequests.number(number, context);
        Called called = call(Operation.CONSULT, "/prescriptions/consult", request, context);
        return outcome(
                Operation.CONSULT,
                called,
                answer -> new Consultation.Found(GatewayAnswers.consulted(number, answer)),
                rejection -> "SBX-UNKNOWN-NUMBER".equals(rejection.rawCode())
                        ? new Consultation.Unknown(rejection.rawCode())
                        : new Consultation.Refused(rejection));
    }

    public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
        byte[] request = GatewayRequests.search(criteria, context);
        Called called = call(Operation.SEARCH, "/prescriptions/search", request, context);
        return outcome(Operation.SEARCH, called, GatewayAnswers::found, rejection -> {
            throw GatewayFailures.refused(Operation.SEARCH, called.status(), rejection, true);
        });
    }

    public ExecutionOutcome execute(Execution execution, CallContext context) {
        context.requireAmNumberOrFiness();
        byte[] request = GatewayRequests.execution(execution, context);
        Called called = call(Operation.TRANSMIT_EXECUTION, "/executions", request, context);
        return outcome(
                Operation.TRANSMIT_EXECUTION,
                called,
                answer -> new ExecutionOutcome.Acknowledged(GatewayAnswers.executed(execution.id(), answer)),
                ExecutionOutcome.Rejected::new);
    }

    public Executions executions(PrescriptionNumber number, CallContext context) {
        byte[] request = GatewayRequests.number(number, context);
        Called called = call(Operation.VIEW_EXECUTIONS, "/executions/view", request, context);
        Optional<Rejection> opposed = called.rejection().filter(each -> "SBX-OPPOSED".equals(each.rawCode()));
        if (opposed.isPresent()) {
            return new Executions.Withheld(opposed.get().rawCode());
        }
        return outcome(
                Operation.VIEW_EXECUTIONS,
                called,
                answer -> new Executions.Shown(GatewayAnswers.executions(number, answer)),
                Executions.Refused::new);
    }

    private Called call(Operation operation, String path, byte[] request, CallContext context) {
        boolean readOnly = isReadOnly(operation);
        Optional<String> token = context.session().flatMap(ProfessionalSession::accessToken);
        GatewayWire.Reply reply = wire.post(operation, path, request, token, readOnly);
        if (LATER.contains(reply.status())) {
            throw GatewayFailures.unavailable(operation, reply.status());
        }
        try {
            if (!reply.json()) {
                throw Answered.wrong();
            }
            Answered answer = new Answered(JsonTree.read(reply.body()));
            if (!answer.flag("simulated")) {
                throw Answered.wrong();
            }
            if (reply.status() == 200 || reply.status() == 201) {
                return new Called(reply.status(), Optional.of(answer), Optional.empty());
            }
            Rejection rejection = new Rejection(
                    answer.text("code"), answer.optional("rule").filter(rule -> !rule.isEmpty()), answer.text("text"));
            return new Called(reply.status(), Optional.empty(), Optional.of(rejection));
        } catch (IllegalArgumentException e) {
            throw GatewayFailures.unreadable(operation, readOnly);
        }
    }

    private static <T> T outcome(
            Operation operation, Called called, Function<Answered, T> answered, Function<Rejection, T> rejected) {
        boolean readOnly = isReadOnly(operation);
        if (called.answer().isPresent()) {
            try {
                return answered.apply(called.answer().get());
            } catch (IllegalArgumentException | InvalidInputException e) {
                throw GatewayFailures.unreadable(operation, readOnly);
            }
        }
        Rejection rejection = called.rejection().orElseThrow();
        if (!REJECTIONS.contains(called.status()) || "SBX-PATH".equals(rejection.rawCode())) {
            throw GatewayFailures.refused(operation, called.status(), rejection, readOnly);
        }
        return rejected.apply(rejection);
    }

    private static boolean isReadOnly(Operation operation) {
        return operation != Operation.CREATE && operation != Operation.TRANSMIT_EXECUTION;
    }

    @Override
    public void close() {
        wire.close();
    }
}
