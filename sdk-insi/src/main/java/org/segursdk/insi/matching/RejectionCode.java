package org.segursdk.insi.matching;

/** Published codes of the HL7v2 document transmission for an identity that does not match. Source: insi §6 (TDC error-codes). */
public enum RejectionCode {
    /** Patient unknown. */
    PATIENT_UNKNOWN(902),
    /** No INS in the CDA. */
    INS_ABSENT(903),
    /** INS, matricule or traits, not exactly equal to the stored one. */
    INS_DIFFERENT(904),
    /** INS incomplete: a matricule without all traits. */
    INS_INCOMPLETE(905);

    private final int code;

    RejectionCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
