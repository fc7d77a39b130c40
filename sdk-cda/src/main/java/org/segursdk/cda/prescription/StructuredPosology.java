package org.segursdk.cda.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * A posology software can read. The French sentence people read is made from it; the prescriber's own words may stand beside
 * it. With steps, dose, rate and frequency stand in the steps. Rules are checked by the document. Immutable. Source: cda
 * §10.3, eprescription §6.5.
 */
public final class StructuredPosology implements Posology {
    private final AdministrationMode mode;
    private final @Nullable Frequency frequency;
    private final @Nullable DoseRange dose;
    private final @Nullable DoseRange rate;
    private final @Nullable MaximumDose maximum;
    private final @Nullable CodedValue route;
    private final @Nullable String site;
    private final @Nullable String words;
    private final List<PosologyStep> steps;

    private StructuredPosology(Builder b) {
        this.mode = b.mode;
        this.frequency = b.frequency;
        this.dose = b.dose;
        this.rate = b.rate;
        this.maximum = b.maximum;
        this.route = b.route;
        this.site = b.site;
        this.words = b.words;
        this.steps = List.copyOf(b.steps);
    }

    public static Builder of(AdministrationMode mode) {
        return new Builder(mode);
    }

    /** The same dose at the same rhythm. */
    public static Builder normal() {
        return new Builder(AdministrationMode.NORMAL);
    }

    public AdministrationMode mode() {
        return mode;
    }

    public Optional<Frequency> frequency() {
        return Optional.ofNullable(frequency);
    }

    public Optional<DoseRange> dose() {
        return Optional.ofNullable(dose);
    }

    /** Rate of administration, in an amount by time, such as {@code mL/h}. */
    public Optional<DoseRange> rate() {
        return Optional.ofNullable(rate);
    }

    public Optional<MaximumDose> maximum() {
        return Optional.ofNullable(maximum);
    }

    /** EDQM Standard Terms ({@code 0.4.0.127.0.16.1.1.2.1}). */
    public Optional<CodedValue> route() {
        return Optional.ofNullable(route);
    }

    /** Where on the body, in words. */
    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    /** The prescriber's own words. */
    public Optional<String> words() {
        return Optional.ofNullable(words);
    }

    public List<PosologyStep> steps() {
        return steps;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "StructuredPosology[" + mode + "]";
    }

    /** Builds a posology. */
    public static final class Builder {
        private final AdministrationMode mode;
        private @Nullable Frequency frequency;
        private @Nullable DoseRange dose;
        private @Nullable DoseRange rate;
        private @Nullable MaximumDose maximum;
        private @Nullable CodedValue route;
        private @Nullable String site;
        private @Nullable String words;
        private final List<PosologyStep> steps = new ArrayList<>();

        private Builder(AdministrationMode mode) {
            this.mode = java.util.Objects.requireNonNull(mode, "mode");
        }

        public Builder frequency(Frequency value) {
            this.frequency = value;
            return this;
        }

        public Builder dose(DoseRange value) {
            this.dose = value;
            return this;
        }

        public Builder rate(DoseRange value) {
            this.rate = value;
            return this;
        }

        public Builder maximum(MaximumDose value) {
            this.maximum = value;
            return this;
        }

        /** EDQM Standard Terms ({@code 0.4.0.127.0.16.1.1.2.1}). */
        public Builder route(CodedValue value) {
            this.route = value;
            return this;
        }

        /** In words: no coded site passes the official rules. */
        public Builder site(String value) {
            this.site = value;
            return this;
        }

        public Builder words(String value) {
            this.words = value;
            return this;
        }

        /** At least one for the modes that have steps, none for the others. */
        public Builder addStep(PosologyStep value) {
            this.steps.add(value);
            return this;
        }

        public StructuredPosology build() {
            return new StructuredPosology(this);
        }
    }
}
