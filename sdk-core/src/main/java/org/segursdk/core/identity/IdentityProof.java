package org.segursdk.core.identity;

import java.time.LocalDate;
import java.util.Objects;
import org.segursdk.core.error.Violations;

/**
 * The check of a person's identity against a document or an electronic means.
 *
 * @param type what was shown
 * @param checkedBy who compared it with the person: an account or a professional of the structure, never empty
 * @param checkedOn civil date of the check
 */
public record IdentityProof(ProofType type, String checkedBy, LocalDate checkedOn) {
    public IdentityProof {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(checkedBy, "checkedBy");
        Objects.requireNonNull(checkedOn, "checkedOn");
        new Violations().require(checkedBy, "checkedBy").throwIfAny("IdentityProof");
    }

    /** Without who and when. */
    @Override
    public String toString() {
        return "IdentityProof[" + type + "]";
    }
}
