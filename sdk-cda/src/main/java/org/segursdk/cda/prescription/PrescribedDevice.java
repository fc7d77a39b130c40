package org.segursdk.cda.prescription;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * One medical device of a prescription. The four flags have no default. Rules between the parts are checked by the document.
 * Immutable. Source: cda §10.4.
 */
public final class PrescribedDevice {
    private final String label;
    private final int renewals;
    private final boolean longTermIllness;
    private final boolean workAccident;
    private final boolean prevention;
    private final boolean notReimbursable;
    private final @Nullable CodedValue emdn;
    private final @Nullable CodedValue lpp;
    private final @Nullable TreatmentPeriod period;
    private final @Nullable BigDecimal quantity;
    private final @Nullable Integer rentalDays;
    private final @Nullable String instructions;

    private PrescribedDevice(Builder b) {
        this.label = b.label;
        this.renewals = Objects.requireNonNull(b.renewals);
        this.longTermIllness = Objects.requireNonNull(b.longTermIllness);
        this.workAccident = Objects.requireNonNull(b.workAccident);
        this.prevention = Objects.requireNonNull(b.prevention);
        this.notReimbursable = Objects.requireNonNull(b.notReimbursable);
        this.emdn = b.emdn;
        this.lpp = b.lpp;
        this.period = b.period;
        this.quantity = b.quantity;
        this.rentalDays = b.rentalDays;
        this.instructions = b.instructions;
    }

    /** @param label the words of the prescriber */
    public static Builder of(String label) {
        return new Builder(label);
    }

    public String label() {
        return label;
    }

    /** Renewals after the first delivery; 0 for none. */
    public int renewals() {
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

    /** European nomenclature ({@code 1.2.250.1.213.2.68}). */
    public Optional<CodedValue> emdn() {
        return Optional.ofNullable(emdn);
    }

    /** Liste des produits et prestations ({@code 1.2.250.1.215.200.2.1}), 7 digits. */
    public Optional<CodedValue> lpp() {
        return Optional.ofNullable(lpp);
    }

    /** When it is used. */
    public Optional<TreatmentPeriod> period() {
        return Optional.ofNullable(period);
    }

    /** Number of packs. */
    public Optional<BigDecimal> quantity() {
        return Optional.ofNullable(quantity);
    }

    /** LPP rental, in days. */
    public Optional<Integer> rentalDays() {
        return Optional.ofNullable(rentalDays);
    }

    /** Instructions in words, shown in the narrative. */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructions);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescribedDevice[redacted]";
    }

    /** Builds a line; what is missing is reported at once. */
    public static final class Builder {
        private final String label;
        private @Nullable Integer renewals;
        private @Nullable Boolean longTermIllness;
        private @Nullable Boolean workAccident;
        private @Nullable Boolean prevention;
        private @Nullable Boolean notReimbursable;
        private @Nullable CodedValue emdn;
        private @Nullable CodedValue lpp;
        private @Nullable TreatmentPeriod period;
        private @Nullable BigDecimal quantity;
        private @Nullable Integer rentalDays;
        private @Nullable String instructions;

        private Builder(String label) {
            this.label = Objects.requireNonNull(label, "label");
        }

        /** Required: 0 for none. */
        public Builder renewals(int value) {
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

        public Builder emdn(CodedValue value) {
            this.emdn = value;
            return this;
        }

        /** 7 digits. */
        public Builder lpp(CodedValue value) {
            this.lpp = value;
            return this;
        }

        public Builder period(TreatmentPeriod value) {
            this.period = value;
            return this;
        }

        /** Number of packs, more than 0. */
        public Builder quantity(BigDecimal value) {
            this.quantity = value;
            return this;
        }

        /** More than 0. */
        public Builder rentalDays(int value) {
            this.rentalDays = value;
            return this;
        }

        public Builder instructions(String value) {
            this.instructions = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code EP-FLAG}
         */
        public PrescribedDevice build() {
            Violations violations = new Violations().require(renewals, "renewals");
            Flags.require(violations, longTermIllness, "longTermIllness");
            Flags.require(violations, workAccident, "workAccident");
            Flags.require(violations, prevention, "prevention");
            Flags.require(violations, notReimbursable, "notReimbursable");
            violations.throwIfAny("PrescribedDevice");
            return new PrescribedDevice(this);
        }
    }
}
