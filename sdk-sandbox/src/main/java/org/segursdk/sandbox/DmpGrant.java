package org.segursdk.sandbox;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/**
 * What one professional, or one structure, may do in a patient's DMP. {@code toString} shows the state alone. Source: dmp §2.3,
 * §5.1, §5.3.
 *
 * @param holder IdNat_PS, or IdNat_Struct where staff obtained it for a structure
 * @param structure IdNat_Struct of the exercise it was obtained in; may be empty
 * @param familyName may be empty
 * @param givenName may be empty
 * @param specialty such as {@code G15_10/SM26}; may be empty
 * @param specialtyLabel may be empty
 * @param authorisation state
 * @param treatingPhysician whether the holder is a treating physician (médecin traitant)
 * @param since start, UTC
 * @param lastAction last access, UTC
 */
public record DmpGrant(
        String holder,
        String structure,
        String familyName,
        String givenName,
        String specialty,
        String specialtyLabel,
        Authorisation authorisation,
        boolean treatingPhysician,
        Instant since,
        Instant lastAction) {
    public DmpGrant {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(specialty, "specialty");
        Objects.requireNonNull(specialtyLabel, "specialtyLabel");
        Objects.requireNonNull(authorisation, "authorisation");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastAction, "lastAction");
    }

    /** An authorisation without names, since now, of one who is not the treating physician. */
    public static DmpGrant of(String holder, Authorisation authorisation) {
        Instant now = Instant.now();
        return new DmpGrant(holder, "", "", "", "", "", authorisation, false, now, now);
    }

    public DmpGrant with(Authorisation value) {
        return new DmpGrant(
                holder,
                structure,
                familyName,
                givenName,
                specialty,
                specialtyLabel,
                value,
                treatingPhysician,
                since,
                lastAction);
    }

    public DmpGrant named(String family, String given) {
        return new DmpGrant(
                holder,
                structure,
                family,
                given,
                specialty,
                specialtyLabel,
                authorisation,
                treatingPhysician,
                since,
                lastAction);
    }

    public DmpGrant treatingPhysician(boolean value) {
        return new DmpGrant(
                holder,
                structure,
                familyName,
                givenName,
                specialty,
                specialtyLabel,
                authorisation,
                value,
                since,
                lastAction);
    }

    /** In that structure, with that start and last access. */
    public DmpGrant in(String structureId, Instant start, Instant last) {
        return new DmpGrant(
                holder,
                structureId,
                familyName,
                givenName,
                specialty,
                specialtyLabel,
                authorisation,
                treatingPhysician,
                start,
                last);
    }

    /** With a specialty such as {@code G15_10/SM26}. */
    public DmpGrant specialised(String code, String label) {
        return new DmpGrant(
                holder,
                structure,
                familyName,
                givenName,
                code,
                label,
                authorisation,
                treatingPhysician,
                since,
                lastAction);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpGrant[" + authorisation + ", redacted]";
    }
}
