package org.segursdk.sandbox;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * A patient's DMP as the simulator holds it. {@code toString} shows nothing of the patient.
 *
 * @param ins matricule and authority
 * @param status whether the DMP exists
 * @param authorisation of the caller; gates consultation, never feeding. Source: dmp §2.4
 * @param treatingPhysician whether the caller is the treating physician (médecin traitant)
 * @param ensAttached whether the DMP is attached to Mon espace santé
 * @param traits identity the DMP returns, when it has one
 */
public record DmpPatient(
        Ins ins,
        Status status,
        Authorisation authorisation,
        boolean treatingPhysician,
        boolean ensAttached,
        Optional<IdentityTraits> traits) {
    /** State of a DMP. */
    public enum Status {
        OPEN,
        CLOSED,
        ABSENT
    }

    /** Codes of the authorisation. Source: dmp §4.2. */
    public enum Authorisation {
        VALIDE,
        NON_EXISTE,
        INTERDIT,
        EXPIRE
    }

    public DmpPatient {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(authorisation, "authorisation");
        Objects.requireNonNull(traits, "traits");
    }

    /** An open DMP, attached to Mon espace santé, authorisation valid, caller not the treating physician. */
    public static DmpPatient open(Ins ins) {
        return new DmpPatient(ins, Status.OPEN, Authorisation.VALIDE, false, true, Optional.empty());
    }

    public DmpPatient with(Status value) {
        return new DmpPatient(ins, value, authorisation, treatingPhysician, ensAttached, traits);
    }

    public DmpPatient with(Authorisation value) {
        return new DmpPatient(ins, status, value, treatingPhysician, ensAttached, traits);
    }

    public DmpPatient with(IdentityTraits value) {
        return new DmpPatient(ins, status, authorisation, treatingPhysician, ensAttached, Optional.of(value));
    }

    public DmpPatient treatingPhysician(boolean value) {
        return new DmpPatient(ins, status, authorisation, value, ensAttached, traits);
    }

    public DmpPatient ensAttached(boolean value) {
        return new DmpPatient(ins, status, authorisation, treatingPhysician, value, traits);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpPatient[" + status + ", " + authorisation + ", redacted]";
    }
}
