package org.segursdk.dmp.patient;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.Ins;

/**
 * A record the user is authorised on (TD0.4). Names and date of birth that come with it are left out on purpose: showing them is
 * forbidden (RG_0320); the INS leads to the software's own. Dates come without a zone and are read in the one of
 * {@link DmpPatientProfile#listZone()}; one that is not of the form {@code yyyyMMddHHmmss} is left empty. {@code toString} shows
 * nothing of the patient. Source: dmp §2.4, §5.2.
 *
 * @param ins as the DMP gave it, not qualified; empty when none came in its form
 * @param treatingPhysician whether the user is the médecin traitant declared in it, when told
 * @param message the DMP's flag {@code message}, whose meaning is not published, when told
 * @param lastAccess the last access to it
 * @param lastUpdate the last change of it
 * @param lastAdd the last addition to it
 */
public record PatientListEntry(
        Optional<Ins> ins,
        Optional<Boolean> treatingPhysician,
        Optional<Boolean> message,
        Optional<Instant> lastAccess,
        Optional<Instant> lastUpdate,
        Optional<Instant> lastAdd) {
    public PatientListEntry {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(treatingPhysician, "treatingPhysician");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(lastAccess, "lastAccess");
        Objects.requireNonNull(lastUpdate, "lastUpdate");
        Objects.requireNonNull(lastAdd, "lastAdd");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PatientListEntry[redacted]";
    }
}
