package org.segursdk.cda.read.prescription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadStatement;
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
        ReadLineFlags flags) {
    /** Ends of the IHE templates; the delayed start bears the one of a normal intake too, so that it is asked for first. */
    private static final Map<String, AdministrationMode> MODES = modes();

    private static Map<String, AdministrationMode> modes() {
        Map<String, AdministrationMode> modes = new LinkedHashMap<>();
        modes.put("21", AdministrationMode.DELAYED_START);
        modes.put("8", AdministrationMode.TAPERED);
        modes.put("9", AdministrationMode.SPLIT);
        modes.put("10", AdministrationMode.CONDITIONAL);
        modes.put("11", AdministrationMode.COMBINATION);
        modes.put("7.1", AdministrationMode.NORMAL);
        return modes;
    }

    public ReadPrescribedMedicine {
        Objects.requireNonNull(treatment, "treatment");
        Objects.requireNonNull(renewals, "renewals");
        Objects.requireNonNull(renewalPeriod, "renewalPeriod");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(substitution, "substitution");
        patientInstructions = List.copyOf(patientInstructions);
        dispenserInstructions = List.copyOf(dispenserInstructions);
        Objects.requireNonNull(flags, "flags");
    }

    /** When the line applies, in words. */
    public List<String> preconditions() {
        return treatment.preconditions();
    }

    /** How the intakes follow each other, told by the templates of the line, if told. */
    public Optional<AdministrationMode> mode() {
        ReadStatement line = treatment.statement();
        return MODES.entrySet().stream()
                .filter(mode -> line.hasTemplate("1.3.6.1.4.1.19376.1.5.3.1.4." + mode.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPrescribedMedicine[redacted]";
    }
}
