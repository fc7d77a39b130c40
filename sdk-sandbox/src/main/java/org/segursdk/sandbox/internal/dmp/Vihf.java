package org.segursdk.sandbox.internal.dmp;

import java.util.List;
import java.util.Set;

/**
 * A VIHF, verified.
 *
 * @param holder NameID
 * @param mode DIRECTE, INDIRECTE or INDIRECTE_RENFORCEE
 * @param structure Identifiant_Structure
 * @param name subject-id, may be empty in direct mode
 * @param roles role codes, profession first
 * @param patient resource-id as sent, {@code matricule^^^&oid&ISO^NH}; empty where no patient is concerned
 * @param purpose normal, bris_de_glace or centre_15
 */
record Vihf(
        String holder, String mode, String structure, String name, List<Role> roles, String patient, String purpose) {
    /** A coded role. */
    record Role(String code, String codeSystem, String label) {}

    private static final String PROFESSION = "1.2.250.1.71.1.2.7";
    /** Médecine du travail, by qualification, certificate or capacity. */
    private static final Set<String> OCCUPATIONAL = Set.of("SM25", "C41", "CAPA11");

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

    /** Whether the rights table allows an operation to this caller. */
    boolean may(String operation) {
        return Rights.allows(operation, mode, isNonProfessional() ? "NON_PS" : "PS", purpose);
    }

    boolean isPhysician() {
        return roles.stream()
                .findFirst()
                .filter(r -> PROFESSION.equals(r.codeSystem()) && "10".equals(r.code()))
                .isPresent();
    }

    /** Médecin du travail, told by the specialty. */
    boolean isOccupationalPhysician() {
        return isPhysician() && roles.stream().skip(1).anyMatch(r -> OCCUPATIONAL.contains(r.code()));
    }

    /** Code as TD1.6 writes it, such as {@code G15_10/SM26}. */
    String specialty() {
        return roles.isEmpty()
                ? ""
                : "G15_" + roles.get(0).code()
                        + (roles.size() > 1 ? "/" + roles.get(1).code() : "");
    }

    String specialtyLabel() {
        return roles.isEmpty() ? "" : roles.get(roles.size() - 1).label();
    }

    @Override
    public String toString() {
        return "Vihf[" + mode + ", redacted]";
    }
}
