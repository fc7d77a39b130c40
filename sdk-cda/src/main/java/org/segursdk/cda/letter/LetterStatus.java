package org.segursdk.cda.letter;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** How far the letter is (JDV_StatutDoc). Source: cda §11.3. */
public enum LetterStatus {
    IN_PROGRESS("385651009", "en cours d'exécution"),
    DONE("398166005", "réalisé"),
    APPROVED("9571008", "approuvé"),
    CLOSED("29179001", "clôturé");

    private final String code;
    private final String label;

    LetterStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** SNOMED CT code with its label. */
    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }
}
