package org.segursdk.insi.matching;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;

/**
 * What the index knows of a patient.
 *
 * @param recordId the software's key of the record
 * @param traits strict traits
 * @param usedName nom utilisé
 * @param usedGivenName prénom utilisé
 * @param status status of the identity
 * @param ins the active INS
 * @param formerIns INS of the history: search keys only
 */
public record IndexedPatient(
        String recordId,
        IdentityTraits traits,
        Optional<String> usedName,
        Optional<String> usedGivenName,
        IdentityStatus status,
        Optional<Ins> ins,
        List<Ins> formerIns) {
    public IndexedPatient {
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(usedName, "usedName");
        Objects.requireNonNull(usedGivenName, "usedGivenName");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(ins, "ins");
        formerIns = List.copyOf(formerIns);
    }

    /** The patient of an identity of {@link org.segursdk.insi.identity}. */
    public static IndexedPatient of(PatientIdentity identity) {
        return new IndexedPatient(
                identity.recordId(),
                identity.traits(),
                identity.state().usedName(),
                identity.state().usedGivenName(),
                identity.status(),
                identity.ins(),
                identity.state().history().stream().map(InsHistoryEntry::ins).toList());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "IndexedPatient[" + status + ", redacted]";
    }
}
