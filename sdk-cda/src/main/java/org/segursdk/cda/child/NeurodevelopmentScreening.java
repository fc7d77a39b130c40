package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Outcome of the screening for disorders of neurodevelopment (JDV_ReperageTroubleNeurodeveloppement). */
public enum NeurodevelopmentScreening {
    NO_DISORDER("860642002", CodeSystems.SNOMED_CT, "absence de trouble neurodéveloppemental"),
    REFERRED("ORG-197", "1.2.250.1.213.1.1.4.322", "Orientation vers une plateforme de coordination et d'orientation");

    private final String code;
    private final String codeSystem;
    private final String label;

    NeurodevelopmentScreening(String code, String codeSystem, String label) {
        this.code = code;
        this.codeSystem = codeSystem;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, codeSystem, label);
    }
}
