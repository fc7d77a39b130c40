package org.segursdk.dmp.patient;

/** Which professionals of a record are listed (TD1.6). Source: dmp §5.3. */
public enum AuthorisationFilter {
    ACTIVE("ACTIVE"),
    /** Those whom the patient blocked. */
    FORBIDDEN("INTERDITE"),
    ALL("TOUTE");

    private final String code;

    AuthorisationFilter(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
