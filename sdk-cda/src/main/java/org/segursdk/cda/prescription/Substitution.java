package org.segursdk.cda.prescription;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether the pharmacist may give a generic instead. Source: cda §10.3 (FR-Autorisation-Substitution).
 *
 * @param refusedBecause why not (marge thérapeutique étroite…); empty when it is allowed
 */
public record Substitution(Optional<String> refusedBecause) {
    public Substitution {
        Objects.requireNonNull(refusedBecause, "refusedBecause");
    }

    public static Substitution allowed() {
        return new Substitution(Optional.empty());
    }

    /** Not substitutable; the law wants the reason. */
    public static Substitution refused(String reason) {
        return new Substitution(Optional.of(reason));
    }

    public boolean isAllowed() {
        return refusedBecause.isEmpty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Substitution[" + (isAllowed() ? "allowed" : "refused") + "]";
    }
}
