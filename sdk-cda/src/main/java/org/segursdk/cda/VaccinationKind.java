package org.segursdk.cda;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** What kind of vaccination it was (JDV_HL7_ActSubstanceAdministrationImmunizationCode). Source: cda §6.11. */
public enum VaccinationKind {
    UNSPECIFIED("IMMUNIZ", "Vaccination sans autre précision"),
    PRIMARY_SERIES("INITIMMUNIZ", "1ère série vaccinante"),
    BOOSTER("BOOSTER", "Rappel de vaccin");

    private final String code;
    private final String label;

    VaccinationKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.HL7_ACT_CODE, label);
    }
}
