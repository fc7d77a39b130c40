package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodedValue;

/** To whom the child is referred (JDV_Rencontre_CS9_CS24). */
public enum Orientation {
    PMI_PHYSICIAN("ORG-196", "Lien avec le médecin de PMI après accord des parents"),
    OTHER_PROFESSIONAL("ORG-194", "Orientation vers un autre professionnel de santé"),
    MULTIDISCIPLINARY(
            "ORG-195", "Orientation vers une structure pluridisciplinaire (CAMPS centre de référence, réseau…)");

    private final String code;
    private final String label;

    Orientation(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, "1.2.250.1.213.1.1.4.322", label);
    }
}
