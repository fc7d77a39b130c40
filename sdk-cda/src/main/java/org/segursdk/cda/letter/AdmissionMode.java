package org.segursdk.cda.letter;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** How the patient came in (JDV_ModaliteEntree). Source: cda §11.3. */
public enum AdmissionMode {
    EMERGENCY("183452005", CodeSystems.SNOMED_CT, "hospitalisation en urgence"),
    PLANNED("8715000", CodeSystems.SNOMED_CT, "hospitalisation programmée"),
    TRANSFER("107724000", CodeSystems.SNOMED_CT, "transfert du patient"),
    OTHER("GEN-092.06.07", "1.2.250.1.213.1.1.4.322", "Autre modalité d'entrée");

    private final String code;
    private final String system;
    private final String label;

    AdmissionMode(String code, String system, String label) {
        this.code = code;
        this.system = system;
        this.label = label;
    }

    /** Code of JDV_ModaliteEntree with its label. */
    public CodedValue code() {
        return CodedValue.of(code, system, label);
    }
}
