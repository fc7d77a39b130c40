package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodedValue;

/** Kinds of home accidents (JDV_CauseAccidentDom). */
public enum AccidentCause {
    TRAUMA("NF0A.4", "2.16.840.1.113883.6.347", "Choc traumatique, non classé ailleurs"),
    BURN("NE2Z", "2.16.840.1.113883.6.347", "Brûlures, sans précision"),
    POISONING("NE61", "2.16.840.1.113883.6.347", "Intoxication SAI"),
    OTHER("GEN-092.01.13", "1.2.250.1.213.1.1.4.322", "Autre(s) accident(s) domestique(s)");

    private final String code;
    private final String codeSystem;
    private final String label;

    AccidentCause(String code, String codeSystem, String label) {
        this.code = code;
        this.codeSystem = codeSystem;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, codeSystem, label);
    }
}
