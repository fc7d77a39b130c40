package org.segursdk.cda;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** What kind of vaccination it was (JDV_HL7_ActSubstanceAdministrationImmunizationCode). Source: cda §6.11. */
public enum VaccinationKind {
    UNSPECIFIED("IMMUNIZ", "Vaccination sans autre précision"),
    PRIMARY_SERIES("INITIMMUNIZ", "1ère série vaccinante"),
    BOOSTER("BOOSTER", "Rappel de vaccin");

    private final CodedValue code;

    VaccinationKind(String code, String label) {
        this.code = CodedValue.of(code, CodeSystems.HL7_ACT_CODE, label);
    }

    public CodedValue code() {
        return code;
    }
}
