package org.segursdk.eprescription.sending;

import java.util.EnumSet;
import java.util.Set;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.Consultation;
import org.segursdk.eprescription.gateway.DepositOutcome;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.EPrescriptionSummary;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.ExecutionOutcome;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Page;
import org.segursdk.eprescription.gateway.SearchCriteria;

/** Says that it is an agreed connector, and does nothing. */
class UnrealGateway implements EPrescriptionGateway {
    @Override
    public Set<Operation> supported() {
        return EnumSet.noneOf(Operation.class);
    }

    @Override
    public Provenance provenance() {
        return Provenance.agreedConnector("essai");
    }

    @Override
    public DepositOutcome create(EPrescription ePrescription, CallContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Consultation consult(PrescriptionNumber number, CallContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecutionOutcome transmitExecution(Execution execution, CallContext context) {
        throw new UnsupportedOperationException();
    }
}
