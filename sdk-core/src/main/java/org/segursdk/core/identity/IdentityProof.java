package org.segursdk.core.identity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.Violations;

/**
 * The check of a person's identity against a document or an electronic means. Source: insi §4.5.
 *
 * @param type what was shown
 * @param checkedBy who compared it with the person: an account or a professional of the structure, never empty
 * @param checkedOn civil date of the check
 * @param representative for a minor: the means of the parent or guardian
 * @param expiresOn when the document ends, if recorded; what an expiry means later is not published, so nothing follows from it
 */
public record IdentityProof(
        ProofType type,
        String checkedBy,
        LocalDate checkedOn,
        Optional<ProofType> representative,
        Optional<LocalDate> expiresOn) {
    public IdentityProof {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(checkedBy, "checkedBy");
        Objects.requireNonNull(checkedOn, "checkedOn");
        Objects.requireNonNull(representative, "representative");
        Objects.requireNonNull(expiresOn, "expiresOn");
        new Violations().require(checkedBy, "checkedBy").throwIfAny("IdentityProof");
    }

    public IdentityProof(ProofType type, String checkedBy, LocalDate checkedOn) {
        this(type, checkedBy, checkedOn, Optional.empty(), Optional.empty());
    }

    /** The same, with the means by which the minor's parent or guardian was identified. */
    public IdentityProof withRepresentative(ProofType means) {
        return new IdentityProof(type, checkedBy, checkedOn, Optional.of(means), expiresOn);
    }

    /** The same, with the date the document ends. */
    public IdentityProof expiring(LocalDate date) {
        return new IdentityProof(type, checkedBy, checkedOn, representative, Optional.of(date));
    }

    /** Without who and when. */
    @Override
    public String toString() {
        return "IdentityProof[" + type + "]";
    }
}
