package org.segursdk.cda.imaging;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** What is known of a pregnancy when the patient is exposed to radiation (JDV_StatutGrossesse). Source: cda §9.3. */
public enum PregnancyStatus {
    NOT_PREGNANT("60001007", "absence de grossesse"),
    PREGNANT("77386006", "enceinte"),
    /** Asked or not, nobody knows. */
    UNKNOWN("261665006", "inconnu");

    private final String code;
    private final String label;

    PregnancyStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }
}
