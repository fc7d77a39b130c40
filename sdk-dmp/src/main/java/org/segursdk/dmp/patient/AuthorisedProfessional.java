package org.segursdk.dmp.patient;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;

/**
 * A professional who may open a patient's record, or whom the patient blocked (TD1.6), as the DMP sent it. Dates come without a
 * zone and are read in the one of {@link DmpPatientProfile#listZone()}; one that is not of the form {@code yyyyMMddHHmmss} is
 * left empty. {@code toString} shows nobody: who may see a record tells of its patient. Source: dmp §5.3.
 *
 * @param nationalId such as {@code 8} and an RPPS number, {@code ""} when not told
 * @param nationalIdType OID of its kind, {@code 1.2.250.1.71.4.2.1} for a professional, {@code ""} when not told
 * @param familyName {@code ""} when not told
 * @param givenName {@code ""} when not told
 * @param specialtyCodes such as {@code G15_10/SM26}, 0..n
 * @param specialtyLabels 0..n; in the order of the codes when there are as many
 * @param access what the professional may do
 * @param accessCode the DMP's own code of it, {@code ""} when not told
 * @param since when the authorisation began
 * @param lastAction when the professional last did something in the record
 * @param specificRights the DMP's own codes, such as {@code MEDECIN_TRAITANT}, 0..n
 */
public record AuthorisedProfessional(
        String nationalId,
        String nationalIdType,
        String familyName,
        String givenName,
        List<String> specialtyCodes,
        List<String> specialtyLabels,
        Access access,
        String accessCode,
        Optional<Instant> since,
        Optional<Instant> lastAction,
        List<String> specificRights) {
    /** What a professional may do in the record. */
    public enum Access {
        /** {@code ACTIVE}. */
        ACTIVE,
        /** {@code INTERDITE}: the patient blocked them. */
        FORBIDDEN,
        /** No code, or one this SDK does not know: see {@link AuthorisedProfessional#accessCode}. */
        UNKNOWN;

        /** @param code as received; {@code ""} when absent */
        public static Access ofCode(String code) {
            return switch (code) {
                case "ACTIVE" -> ACTIVE;
                case "INTERDITE" -> FORBIDDEN;
                default -> UNKNOWN;
            };
        }
    }

    public AuthorisedProfessional {
        Objects.requireNonNull(nationalId, "nationalId");
        Objects.requireNonNull(nationalIdType, "nationalIdType");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(givenName, "givenName");
        specialtyCodes = List.copyOf(specialtyCodes);
        specialtyLabels = List.copyOf(specialtyLabels);
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(accessCode, "accessCode");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastAction, "lastAction");
        specificRights = List.copyOf(specificRights);
    }

    /** The identifier, when it is of a form this SDK knows. */
    public Optional<ProfessionalId> professionalId() {
        try {
            return Optional.of(new ProfessionalId(nationalId));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Whether the DMP tells the professional to be the patient's médecin traitant. */
    public boolean isTreatingPhysician() {
        return specificRights.contains("MEDECIN_TRAITANT");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "AuthorisedProfessional[" + access + ", redacted]";
    }
}
