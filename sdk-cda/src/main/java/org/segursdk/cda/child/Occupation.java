package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodedValue;

/** Occupations of a parent (JDV_Profession, PCS of INSEE). */
public enum Occupation {
    FARMER("1", "Agriculteur exploitant"),
    SELF_EMPLOYED("2", "Artisan, commerçant ou chef d'entreprise"),
    EXECUTIVE("3", "Cadre ou profession intellectuelle supérieure"),
    INTERMEDIATE("4", "Profession intermédiaire"),
    EMPLOYEE("5", "Employé"),
    WORKER("6", "Ouvrier");

    private final String code;
    private final String label;

    Occupation(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, "1.2.250.1.213.2.13", label);
    }
}
