package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodedValue;

/** Activity of a parent (JDV_Activite). */
public enum ParentActivity {
    EMPLOYED("PAT-040", "Activité salariée"),
    OTHER_ACTIVITY("GEN-092.05.05", "Autre activité"),
    RETIRED("PAT-042", "Retraité"),
    AT_HOME("PAT-043", "Au foyer"),
    PARENTAL_LEAVE("PAT-044", "Congé parental"),
    UNEMPLOYED("PAT-045", "Chômeur"),
    STUDENT("PAT-046", "Elève, étudiant ou en formation"),
    OTHER_INACTIVE("GEN-092.05.06", "Autre inactif");

    private final String code;
    private final String label;

    ParentActivity(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, "1.2.250.1.213.1.1.4.322", label);
    }
}
