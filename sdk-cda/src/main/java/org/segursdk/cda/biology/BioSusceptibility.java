package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One antibiotic of an antibiogram: its inhibitory concentration (CMI), its category S, I or R, or both. Source: cda §8.3 (d).
 *
 * @param antibiotic name of the antibiotic
 * @param code LOINC, waiting or local code
 * @param concentration CMI, or diameter, if told
 * @param category S, I, R or another category of susceptibility, if told
 * @param method how it was tested, if told
 * @param comments free text
 */
public record BioSusceptibility(
        String antibiotic,
        BioCode code,
        Optional<BioValue> concentration,
        Optional<BioInterpretation> category,
        Optional<BioMethod> method,
        List<String> comments) {
    public BioSusceptibility {
        Objects.requireNonNull(antibiotic, "antibiotic");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(concentration, "concentration");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(method, "method");
        comments = List.copyOf(comments);
    }

    /** @param antibiotic name of the antibiotic */
    public static Builder of(String antibiotic, BioCode code) {
        return new Builder(antibiotic, code);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioSusceptibility[redacted]";
    }

    /** Builds a line of an antibiogram. */
    public static final class Builder {
        private final String antibiotic;
        private final BioCode code;
        private @Nullable BioValue concentration;
        private @Nullable BioInterpretation category;
        private @Nullable BioMethod method;
        private final List<String> comments = new ArrayList<>();

        private Builder(String antibiotic, BioCode code) {
            this.antibiotic = Objects.requireNonNull(antibiotic, "antibiotic");
            this.code = Objects.requireNonNull(code, "code");
        }

        public Builder concentration(BioValue value) {
            this.concentration = value;
            return this;
        }

        public Builder category(BioInterpretation value) {
            this.category = value;
            return this;
        }

        public Builder method(BioMethod value) {
            this.method = value;
            return this;
        }

        public Builder addComment(String text) {
            this.comments.add(text);
            return this;
        }

        public BioSusceptibility build() {
            return new BioSusceptibility(
                    antibiotic,
                    code,
                    Optional.ofNullable(concentration),
                    Optional.ofNullable(category),
                    Optional.ofNullable(method),
                    comments);
        }
    }
}
