package org.segursdk.exchange.journal;

import java.util.Objects;

/**
 * Sendings counted alike.
 *
 * @param finess geographic FINESS; {@code ""} when none was told
 * @param signatory RPPS of who signed; {@code ""} when none was told
 * @param typeCode type of document; {@code ""} when none was told
 * @param branch which way
 * @param outcome with which result
 * @param withIns with a qualified INS, or without
 * @param count sendings: a document sent to three professionals counts three times
 * @param masked of them, those with any restriction of visibility
 * @param maskedFromProfessionals of them, those hidden from professionals
 * @param invisibleToPatient of them, those hidden from the patient
 * @param invisibleToRepresentatives of them, those hidden from legal representatives
 */
public record SharingRow(
        String finess,
        String signatory,
        String typeCode,
        Branch branch,
        DisclosureOutcome outcome,
        boolean withIns,
        long count,
        long masked,
        long maskedFromProfessionals,
        long invisibleToPatient,
        long invisibleToRepresentatives) {
    public SharingRow {
        Objects.requireNonNull(finess, "finess");
        Objects.requireNonNull(signatory, "signatory");
        Objects.requireNonNull(typeCode, "typeCode");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** The figures. */
    @Override
    public String toString() {
        return "SharingRow[" + branch + ", " + outcome + ", " + count + "]";
    }
}
