package org.segursdk.soap.vihf;

/** Why a record is accessed (JDV_J38). Source: dmp §3.4. */
public enum PurposeOfUse {
    NORMAL("normal", "Accès normal"),
    /** Emergency: the professional breaks the glass. */
    BRIS_DE_GLACE("bris_de_glace", "Accès bris de glace"),
    /** Medical regulation (SAMU). */
    CENTRE_15("centre_15", "Accès centre de régulation");

    private final String code;
    private final String label;

    PurposeOfUse(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /** Shown to people, never compared. */
    public String label() {
        return label;
    }
}
