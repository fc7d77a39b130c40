package org.segursdk.cda;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Where a vaccine was given (JDV_ImmunizationApproachSiteCode, SNOMED CT). Source: cda §12. */
public enum VaccinationSite {
    RIGHT_DELTOID("16217661000119109", "deltoïde droit"),
    LEFT_DELTOID("16217701000119102", "deltoïde gauche"),
    RIGHT_SHOULDER("91774008", "épaule droite"),
    LEFT_SHOULDER("91775009", "épaule gauche"),
    RIGHT_FOREARM("64262003", "avant-bras droit"),
    LEFT_FOREARM("66480008", "avant-bras gauche"),
    RIGHT_THIGH("11207009", "cuisse droite"),
    LEFT_THIGH("61396006", "cuisse gauche"),
    RIGHT_BUTTOCK("723980000", "fesse droite"),
    LEFT_BUTTOCK("723979003", "fesse gauche");

    private final String code;
    private final String label;

    VaccinationSite(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }
}
