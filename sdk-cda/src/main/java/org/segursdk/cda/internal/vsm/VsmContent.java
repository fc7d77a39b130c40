package org.segursdk.cda.internal.vsm;

import org.segursdk.cda.Allergy;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.vsm.FamilyHistory;
import org.segursdk.cda.vsm.LifestyleObservation;

/** What a VSM states, subject by subject. Source: cda §7.2. */
public record VsmContent(
        Statement<Problem> problems,
        Statement<Problem> medicalHistory,
        Statement<Procedure> surgicalHistory,
        Statement<Allergy> allergies,
        Statement<LifestyleObservation> lifestyle,
        Statement<String> occupationalRisks,
        Statement<FamilyHistory> familyHistory,
        Statement<String> vigilance,
        Statement<Treatment> treatments) {}
