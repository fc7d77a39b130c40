package org.segursdk.exchange.inbox;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.matching.ReceivedIdentity;

/**
 * Whom a document is about, as it says: a claim, no qualified INS.
 *
 * @param birthName nom de naissance
 * @param firstGivenName premier prénom
 * @param usedName nom utilisé
 * @param sex administrative sex
 * @param birthDate as received, {@code AAAA-MM-JJ}
 * @param ins matricule and OID
 */
public record WorkPatient(
        Optional<String> birthName,
        Optional<String> firstGivenName,
        Optional<String> usedName,
        Optional<Sex> sex,
        Optional<String> birthDate,
        Optional<Ins> ins) {
    public WorkPatient {
        Objects.requireNonNull(birthName, "birthName");
        Objects.requireNonNull(firstGivenName, "firstGivenName");
        Objects.requireNonNull(usedName, "usedName");
        Objects.requireNonNull(sex, "sex");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(ins, "ins");
    }

    static WorkPatient of(ReceivedIdentity identity) {
        return new WorkPatient(
                identity.traits().map(traits -> traits.birthName()),
                identity.traits().map(traits -> traits.firstGivenName()),
                identity.usedName(),
                identity.traits().map(traits -> traits.sex()),
                identity.traits().map(traits -> traits.birthDate().toIso()),
                identity.ins());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "WorkPatient[redacted]";
    }
}
