package org.segursdk.insi.identity;

import java.util.Optional;

/**
 * Status of an identity, exclusive. Two independent axes: the traits come from INSi (or a source that stands for it); they
 * were checked against a high-trust proof. Source: insi §4.1 (RNIV EXI SI 07), rule 20.
 */
public enum IdentityStatus {
    /** Identité provisoire: neither. */
    PROVISIONAL("PROV", false, false),
    /** Identité récupérée: INS held, not transmitted. */
    RETRIEVED("RECUP", true, false),
    /** Identité validée: checked, without INS. */
    VALIDATED("VALI", false, true),
    /** Identité qualifiée: the only one whose matricule goes out. */
    QUALIFIED("QUAL", true, true);

    private final String code;
    private final boolean withIns;
    private final boolean checked;

    IdentityStatus(String code, boolean withIns, boolean checked) {
        this.code = code;
        this.withIns = withIns;
        this.checked = checked;
    }

    /** {@code PROV}, {@code RECUP}, {@code VALI}, {@code QUAL}. */
    public String code() {
        return code;
    }

    /** Whether such an identity holds exactly one active INS; the others hold none. */
    public boolean hasIns() {
        return withIns;
    }

    /** Whether such an identity was checked against a high-trust proof. */
    public boolean isChecked() {
        return checked;
    }

    public static Optional<IdentityStatus> ofCode(String code) {
        for (IdentityStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
