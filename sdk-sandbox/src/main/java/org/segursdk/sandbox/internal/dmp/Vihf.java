package org.segursdk.sandbox.internal.dmp;

import java.util.List;

/**
 * A VIHF, verified.
 *
 * @param holder NameID
 * @param mode DIRECTE, INDIRECTE or INDIRECTE_RENFORCEE
 * @param structure Identifiant_Structure
 * @param roles role codes, profession first
 * @param patient resource-id as sent, {@code matricule^^^&oid&ISO^NH}
 * @param purpose normal, bris_de_glace or centre_15
 */
record Vihf(String holder, String mode, String structure, List<Role> roles, String patient, String purpose) {
    /** A coded role. */
    record Role(String code, String codeSystem) {}

    static final String NON_PROFESSIONAL = "1.2.250.1.213.1.1.4.6";

    boolean isRenforcee() {
        return "INDIRECTE_RENFORCEE".equals(mode);
    }

    boolean isDirect() {
        return "DIRECTE".equals(mode);
    }

    /** Staff that is no health professional (CPE holders and automata). */
    boolean isNonProfessional() {
        return roles.stream()
                .findFirst()
                .filter(r -> NON_PROFESSIONAL.equals(r.codeSystem()))
                .isPresent();
    }

    @Override
    public String toString() {
        return "Vihf[" + mode + ", redacted]";
    }
}
