package org.segursdk.exchange.prescription;

import java.util.Objects;

/**
 * What could be taken back of a prescription.
 *
 * @param base where it stands in the national base, which is told nothing: no public service cancels
 * @param printed whether a sheet may have been handed over
 * @param withdrawn whether documents are being deleted where they went
 */
public record Cancellation(Base base, boolean printed, boolean withdrawn) {
    /** What the national base holds. */
    public enum Base {
        /** Nothing was deposited, and nothing will be. */
        NEVER_DEPOSITED,
        /** It holds the prescription: it can be executed there and from paper. */
        DEPOSITED,
        /** Not known yet: nodes ask it, {@link PrescriptionSendings#find} tells. */
        UNCERTAIN
    }

    public Cancellation {
        Objects.requireNonNull(base, "base");
    }
}
