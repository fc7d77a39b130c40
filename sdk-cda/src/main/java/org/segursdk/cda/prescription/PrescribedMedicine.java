package org.segursdk.cda.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * One medicine of a prescription (FR-Traitement-prescrit). The five flags have no default: the prescriber says each. Rules
 * between the parts are checked by the document. Immutable. Source: cda §10.3.
 */
public final class PrescribedMedicine {
    private final MedicinalProduct product;
    private final Posology posology;
    private final Substitution substitution;
    private final Renewals renewals;
    private final boolean longTermIllness;
    private final boolean workAccident;
    private final boolean prevention;
    private final boolean notReimbursable;
    private final boolean offLabel;
    private final @Nullable TreatmentPeriod period;
    private final @Nullable Quantity quantity;
    private final @Nullable String patientInstructions;
    private final @Nullable String dispenserInstructions;
    private final List<Problem> reasons;
    private final List<String> preconditions;

    private PrescribedMedicine(Builder b) {
        this.product = Objects.requireNonNull(b.product);
        this.posology = Objects.requireNonNull(b.posology);
        this.substitution = Objects.requireNonNull(b.substitution);
        this.renewals = Objects.requireNonNull(b.renewals);
        this.longTermIllness = Objects.requireNonNull(b.longTermIllness);
        this.workAccident = Objects.requireNonNull(b.workAccident);
        this.prevention = Objects.requireNonNull(b.prevention);
        this.notReimbursable = Objects.requireNonNull(b.notReimbursable);
        this.offLabel = Objects.requireNonNull(b.offLabel);
        this.period = b.period;
        this.quantity = b.quantity;
        this.patientInstructions = b.patientInstructions;
        this.dispenserInstructions = b.dispenserInstructions;
        this.reasons = List.copyOf(b.reasons);
        this.preconditions = List.copyOf(b.preconditions);
    }

    public static Builder of(MedicinalProduct product) {
        return new Builder(product);
    }

    public MedicinalProduct product() {
        return product;
    }

    public Posology posology() {
        return posology;
    }

    public Substitution substitution() {
        return substitution;
    }

    public Renewals renewals() {
        return renewals;
    }

    /** In relation with a long-term illness (ALD). */
    public boolean longTermIllness() {
        return longTermIllness;
    }

    /** In relation with a work accident or an occupational illness (AT/MP). */
    public boolean workAccident() {
        return workAccident;
    }

    /** In relation with prevention. */
    public boolean prevention() {
        return prevention;
    }

    public boolean notReimbursable() {
        return notReimbursable;
    }

    /** Outside the marketing authorisation (hors AMM). */
    public boolean offLabel() {
        return offLabel;
    }

    /** How long it is taken. */
    public Optional<TreatmentPeriod> period() {
        return Optional.ofNullable(period);
    }

    /** How much is dispensed. */
    public Optional<Quantity> quantity() {
        return Optional.ofNullable(quantity);
    }

    public Optional<String> patientInstructions() {
        return Optional.ofNullable(patientInstructions);
    }

    public Optional<String> dispenserInstructions() {
        return Optional.ofNullable(dispenserInstructions);
    }

    /** Problems of the same document. */
    public List<Problem> reasons() {
        return reasons;
    }

    /** Conditions of the whole line, in words. */
    public List<String> preconditions() {
        return preconditions;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescribedMedicine[redacted]";
    }

    /** Builds a line; what is missing is reported at once. */
    public static final class Builder {
        private final @Nullable MedicinalProduct product;
        private @Nullable Posology posology;
        private @Nullable Substitution substitution;
        private @Nullable Renewals renewals;
        private @Nullable Boolean longTermIllness;
        private @Nullable Boolean workAccident;
        private @Nullable Boolean prevention;
        private @Nullable Boolean notReimbursable;
        private @Nullable Boolean offLabel;
        private @Nullable TreatmentPeriod period;
        private @Nullable Quantity quantity;
        private @Nullable String patientInstructions;
        private @Nullable String dispenserInstructions;
        private final List<Problem> reasons = new ArrayList<>();
        private final List<String> preconditions = new ArrayList<>();

        private Builder(MedicinalProduct product) {
            this.product = product;
        }

        /** Required. */
        public Builder posology(Posology value) {
            this.posology = value;
            return this;
        }

        /** Required. */
        public Builder substitution(Substitution value) {
            this.substitution = value;
            return this;
        }

        /** Required. */
        public Builder renewals(Renewals value) {
            this.renewals = value;
            return this;
        }

        /** Required: in relation with a long-term illness (ALD)? */
        public Builder longTermIllness(boolean value) {
            this.longTermIllness = value;
            return this;
        }

        /** Required: in relation with a work accident or an occupational illness (AT/MP)? */
        public Builder workAccident(boolean value) {
            this.workAccident = value;
            return this;
        }

        /** Required: in relation with prevention? */
        public Builder prevention(boolean value) {
            this.prevention = value;
            return this;
        }

        /** Required: not reimbursable? */
        public Builder notReimbursable(boolean value) {
            this.notReimbursable = value;
            return this;
        }

        /** Required: outside the marketing authorisation (hors AMM)? */
        public Builder offLabel(boolean value) {
            this.offLabel = value;
            return this;
        }

        public Builder period(TreatmentPeriod value) {
            this.period = value;
            return this;
        }

        /** In an EDQM packaging code of 8 digits with its label ({@code 30009000}, {@code boîte(s)}), or in UCUM. */
        public Builder quantity(Quantity value) {
            this.quantity = value;
            return this;
        }

        public Builder patientInstructions(String value) {
            this.patientInstructions = value;
            return this;
        }

        public Builder dispenserInstructions(String value) {
            this.dispenserInstructions = value;
            return this;
        }

        /** A problem of the same document. */
        public Builder addReason(Problem value) {
            this.reasons.add(value);
            return this;
        }

        public Builder addPrecondition(String value) {
            this.preconditions.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code EP-FLAG}
         */
        public PrescribedMedicine build() {
            Violations violations = new Violations()
                    .require(posology, "posology")
                    .require(substitution, "substitution")
                    .require(renewals, "renewals");
            Flags.require(violations, longTermIllness, "longTermIllness");
            Flags.require(violations, workAccident, "workAccident");
            Flags.require(violations, prevention, "prevention");
            Flags.require(violations, notReimbursable, "notReimbursable");
            Flags.require(violations, offLabel, "offLabel");
            violations.throwIfAny("PrescribedMedicine");
            return new PrescribedMedicine(this);
        }
    }
}
