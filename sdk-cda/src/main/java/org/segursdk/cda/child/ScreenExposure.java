package org.segursdk.cda.child;

import org.segursdk.core.terminology.CodedValue;

/** How often the child is alone with a screen (JDV_EnfantExposeAuxEcrans_CS24). */
public enum ScreenExposure {
    NEVER("GEN-311", "Jamais"),
    LESS_THAN_WEEKLY("GEN-312", "< 1 fois/semaine"),
    WEEKLY_OR_MORE("GEN-313", ">= 1 fois/semaine");

    private final String code;
    private final String label;

    ScreenExposure(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, "1.2.250.1.213.1.1.4.322", label);
    }
}
