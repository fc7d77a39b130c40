package org.segursdk.cda;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Severity of an allergy (JDV_SeveriteObservation, {@code 1.2.250.1.213.1.1.5.675}). */
public enum Severity {
    FATAL("442452003", "gravité mortelle"),
    SEVERE("24484000", "grave"),
    MODERATE_TO_SEVERE("371924009", "modéré à sévère"),
    MODERATE("6736007", "modéré"),
    MILD_TO_MODERATE("371923003", "léger à modéré"),
    MILD("255604002", "léger");

    private final String code;
    private final String label;

    Severity(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }
}
