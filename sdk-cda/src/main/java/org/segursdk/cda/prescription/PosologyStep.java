package org.segursdk.cda.prescription;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a posology that changes (FR-Traitement-prescrit-subordonnee). It has a dose or a frequency. Rules are checked by
 * the document. Immutable. Source: cda §10.3.
 */
public final class PosologyStep {
    private final @Nullable DoseRange dose;
    private final @Nullable DoseRange rate;
    private final @Nullable Frequency frequency;
    private final @Nullable TreatmentPeriod period;
    private final @Nullable String condition;

    private PosologyStep(Builder b) {
        this.dose = b.dose;
        this.rate = b.rate;
        this.frequency = b.frequency;
        this.period = b.period;
        this.condition = b.condition;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<DoseRange> dose() {
        return Optional.ofNullable(dose);
    }

    public Optional<DoseRange> rate() {
        return Optional.ofNullable(rate);
    }

    public Optional<Frequency> frequency() {
        return Optional.ofNullable(frequency);
    }

    public Optional<TreatmentPeriod> period() {
        return Optional.ofNullable(period);
    }

    /** When this step applies, in words: {@code en cas de douleur}. */
    public Optional<String> condition() {
        return Optional.ofNullable(condition);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PosologyStep[redacted]";
    }

    /** Builds a step. */
    public static final class Builder {
        private @Nullable DoseRange dose;
        private @Nullable DoseRange rate;
        private @Nullable Frequency frequency;
        private @Nullable TreatmentPeriod period;
        private @Nullable String condition;

        private Builder() {}

        public Builder dose(DoseRange value) {
            this.dose = value;
            return this;
        }

        public Builder rate(DoseRange value) {
            this.rate = value;
            return this;
        }

        public Builder frequency(Frequency value) {
            this.frequency = value;
            return this;
        }

        public Builder period(TreatmentPeriod value) {
            this.period = value;
            return this;
        }

        /** Required in a conditional posology: {@code en cas de douleur}. */
        public Builder condition(String value) {
            this.condition = value;
            return this;
        }

        public PosologyStep build() {
            return new PosologyStep(this);
        }
    }
}
