package org.segursdk.insi.identity;

import java.util.Set;

/**
 * What may be said of an identity beside its status. Doubtful and fictitious identities are provisional, hold no INS and may
 * not be sent to INSi; fictitious combines with nothing, doubtful with homonym only. Source: insi §4.2 (EXI ID 24/26).
 */
public enum IdentityAttribute {
    /** Homonyme: proven (HOMA). A call to vigilance, whatever the status. */
    HOMONYM("HOMA"),
    /** Identité douteuse. */
    DOUBTFUL("DOUT"),
    /** Identité fictive: sensitive, imaginary or test. */
    FICTITIOUS("FICT");

    private final String code;

    IdentityAttribute(String code) {
        this.code = code;
    }

    /** Code of HL7 table 0445. */
    public String code() {
        return code;
    }

    /** Whether it forbids INSi and the INS. */
    public boolean blocksIns() {
        return this != HOMONYM;
    }

    static boolean mayStandTogether(Set<IdentityAttribute> attributes) {
        return attributes.size() <= 1 || !attributes.contains(FICTITIOUS);
    }
}
