package org.segursdk.eprescription.gateway;

import java.util.EnumSet;
import java.util.Set;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.internal.gateway.BaseClient;

/**
 * The gateway to the sandbox's base: to develop against, and an example of a bridge to a connector that speaks HTTP. Its messages are the
 * sandbox's own, <b>not the CNAM's</b>, and whatever passes through it is a specimen. Refused in production. Thread-safe; opening it
 * makes no network call.
 *
 * <p>It calls the endpoint {@code eprescription} of the context with the credentials of that name. A token of the caller's session goes with
 * the call. Nothing is sent twice by itself; time-outs are the endpoint's, an answer has 4 MB at most.
 */
public final class SandboxGateway implements EPrescriptionGateway, AutoCloseable {
    private final BaseClient client;

    private SandboxGateway(BaseClient client) {
        this.client = client;
    }

    /**
     * Opens it.
     *
     * @throws SegurSecurityException code {@code EPR-SANDBOX-GATEWAY}: never in production
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}: the context has no endpoint {@code eprescription}
     */
    public static SandboxGateway open(SegurContext context) {
        if (context.environment() == Environment.PRODUCTION) {
            throw SegurSecurityException.notSent(
                    "EPR-SANDBOX-GATEWAY",
                    LocalizedText.of(
                            "le connecteur vers le bac à sable est refusé en production",
                            "the gateway to the sandbox is refused in production"),
                    null);
        }
        return new SandboxGateway(new BaseClient(context));
    }

    @Override
    public Set<Operation> supported() {
        return EnumSet.of(
                Operation.CREATE,
                Operation.CONSULT,
                Operation.SEARCH,
                Operation.TRANSMIT_EXECUTION,
                Operation.VIEW_EXECUTIONS);
    }

    @Override
    public Provenance provenance() {
        return Provenance.simulator();
    }

    @Override
    public DepositOutcome create(EPrescription ePrescription, CallContext context) {
        return client.create(ePrescription, context);
    }

    @Override
    public Consultation consult(PrescriptionNumber number, CallContext context) {
        return client.consult(number, context);
    }

    @Override
    public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
        return client.search(criteria, context);
    }

    @Override
    public ExecutionOutcome transmitExecution(Execution execution, CallContext context) {
        return client.execute(execution, context);
    }

    @Override
    public Executions executions(PrescriptionNumber number, CallContext context) {
        return client.executions(number, context);
    }

    /** Later calls fail. */
    @Override
    public void close() {
        client.close();
    }
}
