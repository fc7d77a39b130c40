package org.segursdk.cda.internal.letter;

import org.segursdk.cda.Allergy;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;

/** What an admission letter says. Source: cda §11.1. */
public record AdmissionContent(
        String reason,
        Statement<Treatment> treatments,
        Statement<Allergy> allergies,
        Statement<Problem> medicalHistory,
        Statement<Procedure> surgicalHistory,
        String otherInformation) {
    /** Redacted. */
    @Override
    public String toString() {
        return "AdmissionContent[redacted]";
    }
}
