package org.segursdk.cda.read.prescription;

import java.util.Objects;
import java.util.Optional;

/**
 * What a line of a prescription tells of its cover; each is empty when the document does not tell. Source: cda §10.3.
 *
 * @param longTermDisease in relation with a long-term disease (ALD)
 * @param workAccident in relation with an accident at work or an occupational disease
 * @param prevention in relation with prevention
 * @param notReimbursed not reimbursed
 * @param offLabel outside the marketing authorisation (AMM)
 */
public record ReadLineFlags(
        Optional<Boolean> longTermDisease,
        Optional<Boolean> workAccident,
        Optional<Boolean> prevention,
        Optional<Boolean> notReimbursed,
        Optional<Boolean> offLabel) {
    public ReadLineFlags {
        Objects.requireNonNull(longTermDisease, "longTermDisease");
        Objects.requireNonNull(workAccident, "workAccident");
        Objects.requireNonNull(prevention, "prevention");
        Objects.requireNonNull(notReimbursed, "notReimbursed");
        Objects.requireNonNull(offLabel, "offLabel");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadLineFlags[redacted]";
    }
}
