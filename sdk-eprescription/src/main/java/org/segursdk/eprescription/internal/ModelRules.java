package org.segursdk.eprescription.internal;

import org.segursdk.core.error.Violations;
import org.segursdk.eprescription.EPrescriptionProfile.ReplacedEncoding;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;

/** What an official rule refuses in a prescription. Source: eprescription §9 (validation levels). */
public final class ModelRules {
    private ModelRules() {}

    public static void check(Prescription prescription, Violations violations) {
        for (int i = 0; i < prescription.acts().size(); i++) {
            PrescribedAct act = prescription.acts().get(i);
            violations.require(act.words(), "acts[" + i + "].words");
        }
        prescription
                .executant()
                .ifPresent(executant -> violations.check(
                        executant.before().isEmpty() || executant.professional().isPresent(),
                        "executant.before",
                        "EPR-EXECUTANT",
                        "une date souhaitée se dit avec le professionnel qui exécute",
                        "a wished date is told with the professional who executes"));
        if (prescription.medicines().isEmpty() && prescription.devices().isEmpty()) {
            violations.check(
                    !prescription.acts().isEmpty(), "medicines", "EP-LINES", "au moins une ligne", "at least one line");
        } else {
            violations.addAll(DocumentForm.body(prescription)
                    .header(DocumentForm.header(prescription, ReplacedEncoding.CORRESPONDENT))
                    .violations());
        }
    }
}
