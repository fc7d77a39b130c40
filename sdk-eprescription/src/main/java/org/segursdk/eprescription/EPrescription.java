package org.segursdk.eprescription;

import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;

/**
 * A prescription with its number: what is deposited in the national base, and what a sheet with a 2D code is made of.
 * Source: eprescription §2.
 *
 * @param prescription what is prescribed; it tells the patient's answer on the view of executions
 * @param number its number
 */
public record EPrescription(Prescription prescription, PrescriptionNumber number) {
    /**
     * @throws InvalidInputException rule {@code EPR-OPPOSITION}: the prescription does not tell the patient's answer
     */
    public EPrescription {
        Objects.requireNonNull(prescription, "prescription");
        Objects.requireNonNull(number, "number");
        if (prescription.opposition().isEmpty()) {
            throw InvalidInputException.of(
                    "EPrescription",
                    "prescription.opposition",
                    "EPR-OPPOSITION",
                    "le patient est informé et sa réponse (opposition ou non) enregistrée avant l'e-prescription",
                    "the patient is informed and the answer (opposed or not) recorded before the e-prescription");
        }
    }

    /** The patient's answer. */
    public Opposition opposition() {
        return prescription.opposition().orElseThrow();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "EPrescription[redacted]";
    }
}
