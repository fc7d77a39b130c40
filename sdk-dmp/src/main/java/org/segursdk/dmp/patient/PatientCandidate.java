package org.segursdk.dmp.patient;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.identity.Ins;

/**
 * A patient whom a search without INS found (TD0.5). The traits that come with it are left out: showing what the DMP returns is
 * forbidden (RG_0320), and whether régulation is exempt is not known. The INS is as the DMP gave it: not qualified, so it gives
 * access to nothing by itself. Source: dmp §2.4, §4.4.
 *
 * @param ins empty when none came in its form
 * @param state whether the record is open, when told
 * @param matchPercentage how well the patient matches, 0 to 100, when told
 * @param opposesEmergency whether the patient refuses the access of medical regulation, when told: absent is never a no
 */
public record PatientCandidate(
        Optional<Ins> ins,
        Optional<RecordState> state,
        OptionalInt matchPercentage,
        Optional<Boolean> opposesEmergency) {
    public PatientCandidate {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(matchPercentage, "matchPercentage");
        Objects.requireNonNull(opposesEmergency, "opposesEmergency");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PatientCandidate[" + matchPercentage + ", redacted]";
    }
}
