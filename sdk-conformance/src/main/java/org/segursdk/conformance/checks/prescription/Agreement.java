package org.segursdk.conformance.checks.prescription;

import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.EPrescriptionPort;
import org.segursdk.conformance.port.EPrescriptionPort.Shown;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.StoredPrescription;

/** The patient's OUI or NON reaches the base as it was given: the request's half of REM-EPR-06. */
final class Agreement extends PortCheck<EPrescriptionPort> {
    Agreement() {
        super("epr-06-patient-agreement-collected", EPrescriptionPort.class, "REM-EPR-06");
    }

    @Override
    protected void look(EPrescriptionPort product, KitBench bench, Findings findings) {
        String patient = Deposit.register(product);
        for (boolean agrees : new boolean[] {true, false}) {
            Optional<StoredPrescription> stored = product.prescribe(patient, agrees)
                    .flatMap(Shown::number)
                    .flatMap(bench.sandbox().ePrescription()::find);
            if (stored.isEmpty()) {
                return;
            }
            findings.saw(agrees ? "OUI" : "NON");
            findings.require(
                    stored.get().opposed() == !agrees,
                    agrees ? "agreement-lost" : "opposition-lost",
                    LocalizedText.of(
                            "la réponse du patient sur les données de délivrance n'est pas celle déposée",
                            "the patient's answer on dispensing data is not what was deposited"),
                    LocalizedText.of(
                            "porter la réponse dans Prescription.opposition (docs/eprescription.md)",
                            "put the answer into the opposition of Prescription (docs/eprescription.md)"));
        }
    }
}
