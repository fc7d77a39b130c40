package org.segursdk.eprescription.gateway;

import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Provenance;

/**
 * The national base. Implemented by whoever holds its specifications (an agreed connector) or by a bridge to a product that does; the SDK
 * has none for production and publishes no guess of the services' messages. {@link SandboxGateway} is an example. Source:
 * eprescription §7, §9.
 *
 * <p>For those who implement it:
 * <ul>
 *   <li>implementations are thread-safe and blocking;
 *   <li>what the base answers as a matter of course is a value; what fails is a {@link SegurException}: {@link GatewayException} for what the
 *       base says, with its raw codes, {@code TransportException} for what broke on the way;
 *   <li>an operation that changes something and whose answer is lost ends in {@link Outcome#UNCERTAIN} and is never sent again by the
 *       gateway itself;
 *   <li>a status code or an error code that is not known stays raw, and is never taken for a success;
 *   <li>no patient data, no number and no secret in messages of exceptions, logs, {@code toString}.
 * </ul>
 */
public interface EPrescriptionGateway {
    /** What it does. The other operations answer that they are not supported. */
    Set<Operation> supported();

    /** What stands behind it. */
    Provenance provenance();

    /**
     * Deposits a prescription. The number is the software's; the same number with the same content is to be acknowledged again if the
     * base allows it, with other content it is rejected.
     *
     * @throws SegurException {@link Outcome#UNCERTAIN} when the base may have taken it: {@link #find} tells
     */
    DepositOutcome create(EPrescription ePrescription, CallContext context);

    /**
     * The prescription of a number.
     *
     * @throws InvalidInputException rule {@value CallContext#RULE_CALLER}: neither AM number nor FINESS
     */
    Consultation consult(PrescriptionNumber number, CallContext context);

    /** Looks for prescriptions. */
    Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context);

    /**
     * Tells what was dispensed or executed. The execution's id makes it the same one when it is told again.
     *
     * @throws SegurException {@link Outcome#UNCERTAIN} when the base may have taken it
     */
    ExecutionOutcome transmitExecution(Execution execution, CallContext context);

    /** What was executed, as the prescriber may see it. By which national service this is read is unknown. */
    default Executions executions(PrescriptionNumber number, CallContext context) {
        return new Executions.Unsupported(LocalizedText.of(
                "ce connecteur ne montre pas les exécutions au prescripteur",
                "this gateway does not show executions to the prescriber"));
    }

    /**
     * What the base holds under the number of a deposit whose answer was lost. By default it consults, and compares what it reads; a
     * gateway that has a better way has its own.
     *
     * @throws SegurException it could not be told; the deposit stays uncertain
     */
    default DepositFinding find(EPrescription ePrescription, CallContext context) {
        return consult(ePrescription.number(), context)
                .match(
                        found -> {
                            EPrescriptionSummary summary = found.summary();
                            return found.isSameAs(ePrescription)
                                    ? new DepositFinding.Same(new DepositReceipt(
                                            summary.number(),
                                            summary.depositedAt(),
                                            Optional.empty(),
                                            summary.status()))
                                    : new DepositFinding.Other();
                        },
                        unknown -> new DepositFinding.Absent(),
                        refused -> {
                            throw GatewayException.of(
                                            "eprescription",
                                            Operation.CONSULT.name(),
                                            GatewayException.Kind.NOT_AUTHORISED,
                                            Outcome.REFUSED)
                                    .rawCode(refused.rawCode())
                                    .rawText(refused.rawText())
                                    .build(
                                            LocalizedText.of(
                                                    "la base ne montre pas cette e-prescription : on ne sait si elle y est",
                                                    "the base does not show this e-prescription: whether it has it is not known"));
                        });
    }

    /** Cancels a prescription. */
    default Attempt cancel(PrescriptionNumber number, CallContext context) {
        return Attempt.notPublic();
    }

    /** Suspends a line of a prescription. */
    default Attempt suspend(PrescriptionNumber number, String lineId, CallContext context) {
        return Attempt.notPublic();
    }

    /** Replaces a prescription by another, which has a number of its own. */
    default Attempt replace(PrescriptionNumber number, EPrescription by, CallContext context) {
        return Attempt.notPublic();
    }

    /** Bills an execution. Only the service's name was seen (EP6). */
    default Attempt bill(String executionId, PrescriptionNumber number, CallContext context) {
        return new Attempt.Unsupported(LocalizedText.of(
                "de la facturation (EP6) seul le nom est connu, et ce connecteur ne la propose pas",
                "of billing (EP6) only the name is known, and this gateway does not offer it"));
    }
}
