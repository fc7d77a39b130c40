package org.segursdk.cda;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Kind of a problem or observed condition (JDV_ProblemCodes, {@code 1.2.250.1.213.1.1.5.172}). Source: cda §6.1. */
public enum ProblemKind {
    DIAGNOSIS("282291009", "interprétation diagnostique"),
    DISEASE("64572001", "maladie"),
    CLINICAL_FINDING("404684003", "constatation clinique"),
    PROBLEM("55607006", "problème"),
    COMPLAINT("1269496002", "plainte"),
    SYMPTOM("418799008", "symptôme rapporté par le patient ou le répondant"),
    FUNCTIONAL_FINDING("248536006", "constatation à propos de la performance fonctionnelle et l'activité");

    private final String code;
    private final String label;

    ProblemKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }
}
