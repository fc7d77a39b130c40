package org.segursdk.cda.read.prescription;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.clinical.ReadTreatment;

/**
 * A medicine prescribed, as written. Source: cda §10.3.
 *
 * @param treatment product, dosage, steps
 * @param renewals how many times it may be renewed, if told; {@code NI} as null flavor when a renewal period tells
 * @param renewalPeriod during which it may be renewed, if told
 * @param quantity quantity to dispense, if told
 * @param substitution whether the pharmacist may substitute: {@code N}, {@code G}, with the reason as its words, if told
 * @param patientInstructions instructions to the patient, in words
 * @param dispenserInstructions instructions to the dispenser, in words
 * @param preconditions conditions, in words
 * @param flags what it tells of its cover
 */
public record ReadPrescribedMedicine(
        ReadTreatment treatment,
        Optional<ReadQuantity> renewals,
        Optional<ReadPeriod> renewalPeriod,
        Optional<ReadQuantity> quantity,
        Optional<ReadCode> substitution,
        List<String> patientInstructions,
        List<String> dispenserInstructions,
        List<String> preconditions,
        ReadLineFlags flags) {
    public ReadPrescribedMedicine {
        Objects.requireNonNull(treatment, "treatment");
        Objects.requireNonNull(renewals, "renewals");
        Objects.requireNonNull(renewalPeriod, "renewalPeriod");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(substitution, "substitution");
        patientInstructions = List.copyOf(patientInstructions);
        dispenserInstructions = List.copyOf(dispenserInstructions);
        preconditions = List.copyOf(preconditions);
        Objects.requireNonNull(flags, "flags");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPrescribedMedicine[redacted]";
    }
}
