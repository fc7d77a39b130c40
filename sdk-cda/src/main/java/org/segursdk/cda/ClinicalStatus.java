package org.segursdk.cda;

import org.segursdk.core.terminology.CodedValue;

/**
 * Clinical status of a problem (JDV_HL7_ConditionClinical) or, for the first, fourth and last, of an allergy
 * (JDV_HL7_allergyintolerance_clinical). Source: cda §6.1, §6.2.
 */
public enum ClinicalStatus {
    ACTIVE("active", "Actif", true),
    RECURRENCE("recurrence", "Récurrent", false),
    RELAPSE("relapse", "Rechute", false),
    INACTIVE("inactive", "Inactif", true),
    REMISSION("remission", "En rémission", false),
    RESOLVED("resolved", "Résolu", true);

    private static final String CONDITION_SYSTEM = "2.16.840.1.113883.4.642.1.1074";
    private static final String ALLERGY_SYSTEM = "2.16.840.1.113883.4.642.4.1373";

    private final String code;
    private final String label;
    private final boolean ofAllergies;

    ClinicalStatus(String code, String label, boolean ofAllergies) {
        this.code = code;
        this.label = label;
        this.ofAllergies = ofAllergies;
    }

    public String label() {
        return label;
    }

    /** Whether an allergy may have it. */
    public boolean isOfAllergies() {
        return ofAllergies;
    }

    public CodedValue problemCode() {
        return CodedValue.of(code, CONDITION_SYSTEM, label);
    }

    public CodedValue allergyCode() {
        return CodedValue.of(code, ALLERGY_SYSTEM, label);
    }
}
