package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Kinds of day care (JDV_TypeGarde). */
public enum ChildCare {
    COLLECTIVE("PAT-050", "1.2.250.1.213.1.1.4.322", "Accueil collectif"),
    CHILDMINDER("PAT-051", "1.2.250.1.213.1.1.4.322", "Assistance maternelle"),
    AT_HOME("312385000", CodeSystems.SNOMED_CT, "service de garde d'enfants à domicile");

    private final String code;
    private final String codeSystem;
    private final String label;

    ChildCare(String code, String codeSystem, String label) {
        this.code = code;
        this.codeSystem = codeSystem;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, codeSystem, label);
    }
}
