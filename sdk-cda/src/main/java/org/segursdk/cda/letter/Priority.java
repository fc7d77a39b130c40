package org.segursdk.cda.letter;

import org.segursdk.core.terminology.CodedValue;

/** How soon (HL7 ActPriority, {@code 2.16.840.1.113883.5.7}). Source: cda §6.3. */
public enum Priority {
    EMERGENCY("EM", "Urgence vitale"),
    URGENT("UR", "Urgent"),
    AS_SOON_AS_POSSIBLE("A", "Dès que possible"),
    ROUTINE("R", "Non urgent"),
    ELECTIVE("EL", "Au choix du patient"),
    CALL_BACK("CS", "Recontacter pour fixer le rendez-vous");

    private final String code;
    private final String label;

    Priority(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** HL7 code with its label. */
    public CodedValue code() {
        return CodedValue.of(code, "2.16.840.1.113883.5.7", label);
    }
}
