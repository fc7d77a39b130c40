package org.segursdk.conformance.checks.prescription;

import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.EPrescriptionPort;
import org.segursdk.conformance.port.EPrescriptionPort.Shown;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** What the user is told of a deposit is what the base holds: success with its number, or none (REM-EPR-07). */
final class Deposit extends PortCheck<EPrescriptionPort> {
    private static final LocalizedText HINT = LocalizedText.of(
            "montrer ce que rend EPrescriptionGateway.create (docs/eprescription.md)",
            "show what EPrescriptionGateway.create gives (docs/eprescription.md)");

    Deposit() {
        super("epr-07-deposit-acknowledgement", EPrescriptionPort.class, "REM-EPR-07");
    }

    static String register(EPrescriptionPort product) {
        InsiPerson person = InsiSimulator.testPersons().get(1);
        return product.patient(person.ins(), person.traits(), true);
    }

    @Override
    protected void look(EPrescriptionPort product, KitBench bench, Findings findings) {
        String patient = register(product);
        Optional<Shown> accepted = product.prescribe(patient, true);
        bench.sandbox().ePrescription().always(EPrescriptionSituation.of(EPrescriptionSituation.Kind.REJECT));
        Optional<Shown> rejected = product.prescribe(patient, true);
        if (accepted.isEmpty() || rejected.isEmpty()) {
            return;
        }
        findings.saw("accepted and rejected deposit");
        findings.require(
                accepted.get().success()
                        && accepted.get()
                                .number()
                                .flatMap(bench.sandbox().ePrescription()::find)
                                .isPresent(),
                "success-not-shown",
                LocalizedText.of(
                        "le succès du dépôt ou son numéro n'est pas montré",
                        "success of the deposit or its number is not shown"),
                HINT);
        findings.require(
                !rejected.get().success(),
                "rejection-told-as-success",
                LocalizedText.of(
                        "un dépôt rejeté est montré comme réussi", "a rejected deposit is shown as successful"),
                HINT);
    }
}
