package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodedValue;

/** How far a parent went at school (JDV_NiveauEtude). */
public enum EducationLevel {
    PRIMARY_SCHOOL("PAT-035", "Ecole primaire"),
    MIDDLE_SCHOOL("PAT-036", "Collège"),
    HIGH_SCHOOL("PAT-037", "Lycée"),
    BAC_PLUS_1_OR_2("PAT-038", "Bac +1 ou +2"),
    BAC_PLUS_3_OR_MORE("PAT-039", "Bac +3 et +");

    private final String code;
    private final String label;

    EducationLevel(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, "1.2.250.1.213.1.1.4.322", label);
    }
}
