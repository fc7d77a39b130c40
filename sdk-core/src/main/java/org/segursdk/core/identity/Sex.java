package org.segursdk.core.identity;

/** Administrative sex. INSi knows and answers only male and female. Source: insi §1.3. */
public enum Sex {
    MALE("M"),
    FEMALE("F"),
    /** Indeterminate or unknown: allowed locally, can neither query INSi nor stand in an INS. */
    UNKNOWN("U");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** {@code M}, {@code F} or {@code U} as in HL7v2 PID-8; CDA writes {@code UN} for the last. */
    public String code() {
        return code;
    }
}
