package org.segursdk.exchange.prescription;

import java.util.Set;
import java.util.function.Supplier;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.Consultation;
import org.segursdk.eprescription.gateway.DepositFinding;
import org.segursdk.eprescription.gateway.DepositOutcome;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.EPrescriptionSummary;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.ExecutionOutcome;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Page;
import org.segursdk.eprescription.gateway.SearchCriteria;
import org.segursdk.exchange.outbox.NodeWork;

/** The base, left alone while it is out of reach: the patient waits for the sheet, so what would wait fails at once instead. */
final class GuardedGateway implements EPrescriptionGateway {
    private static final String BASE = "eprescription";

    private final EPrescriptionGateway gateway;
    private final NodeWork.Node node;

    GuardedGateway(EPrescriptionGateway gateway, NodeWork.Node node) {
        this.gateway = gateway;
        this.node = node;
    }

    private <T> T guarded(Supplier<T> call) {
        if (node.closedUntil(BASE).isPresent()) {
            throw TransportException.notSent(
                    "EXCHANGE-CIRCUIT",
                    LocalizedText.of(
                            "la base n'a pas répondu plusieurs fois de suite et n'est pas appelée pour l'instant",
                            "the base did not answer several times in a row and is not called for the moment"),
                    null);
        }
        try {
            T answer = call.get();
            node.answered(BASE);
            return answer;
        } catch (TransportException e) {
            node.failed(BASE);
            throw e;
        } catch (GatewayException e) {
            if (e.kind() == GatewayException.Kind.UNAVAILABLE) {
                node.failed(BASE);
            } else {
                node.answered(BASE);
            }
            throw e;
        } catch (RuntimeException e) {
            node.gaveUp(BASE);
            throw e;
        }
    }

    @Override
    public Set<Operation> supported() {
        return gateway.supported();
    }

    @Override
    public Provenance provenance() {
        return gateway.provenance();
    }

    @Override
    public DepositOutcome create(EPrescription ePrescription, CallContext context) {
        return guarded(() -> gateway.create(ePrescription, context));
    }

    @Override
    public DepositFinding find(EPrescription ePrescription, CallContext context) {
        return guarded(() -> gateway.find(ePrescription, context));
    }

    @Override
    public Consultation consult(PrescriptionNumber number, CallContext context) {
        return guarded(() -> gateway.consult(number, context));
    }

    @Override
    public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
        return gateway.search(criteria, context);
    }

    @Override
    public ExecutionOutcome transmitExecution(Execution execution, CallContext context) {
        return gateway.transmitExecution(execution, context);
    }
}
