package org.segursdk.insi.matching;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * The patient as a received document or message tells: claims, not rights.
 *
 * @param ins matricule and OID, when both are there
 * @param traits the traits as received; empty when the document bears too few to make them
 * @param usedName nom utilisé, if told
 */
public record ReceivedIdentity(Optional<Ins> ins, Optional<IdentityTraits> traits, Optional<String> usedName) {
    public ReceivedIdentity {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(usedName, "usedName");
    }

    public static ReceivedIdentity of(Ins ins, IdentityTraits traits) {
        return new ReceivedIdentity(Optional.of(ins), Optional.of(traits), Optional.empty());
    }

    public static ReceivedIdentity withoutIns(IdentityTraits traits) {
        return new ReceivedIdentity(Optional.empty(), Optional.of(traits), Optional.empty());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedIdentity[ins=" + ins.isPresent() + ", redacted]";
    }
}
