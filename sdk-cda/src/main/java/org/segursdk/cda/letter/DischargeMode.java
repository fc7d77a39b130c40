package org.segursdk.cda.letter;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Where the patient went (JDV_ModaliteSortie). Source: cda §11.3. */
public enum DischargeMode {
    HOME("160849004", CodeSystems.SNOMED_CT, "retour au domicile"),
    /** Etablissement de soins de suite et de réadaptation. */
    REHABILITATION("109", "1.2.250.1.213.1.6.1.8", "Etablissement de santé privé autorisé en SSR"),
    /** Hospitalisation à domicile. */
    HOME_HOSPITAL("127", "1.2.250.1.213.1.6.1.8", "Hospitalisation à Domicile"),
    /** EHPAD. */
    NURSING_HOME("500", "1.2.250.1.213.1.6.1.8", "Etablissement d'hébergement pour personnes âgées dépendantes"),
    OTHER_HOSPITAL("GEN-092.06.01", "1.2.250.1.213.1.1.4.322", "Autre établissement de santé"),
    OTHER("GEN-092.06.03", "1.2.250.1.213.1.1.4.322", "Autre destination");

    private final String code;
    private final String system;
    private final String label;

    DischargeMode(String code, String system, String label) {
        this.code = code;
        this.system = system;
        this.label = label;
    }

    /** Code of JDV_ModaliteSortie with its label. */
    public CodedValue code() {
        return CodedValue.of(code, system, label);
    }
}
