package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;

/**
 * One result (FR-Resultat-examens-de-biologie-element-clinique-pertinent). A result given in two units is two results, each
 * with the LOINC code of its unit (moles and mass). Rules are checked by the report. Immutable. Source: cda §8.3 (c).
 *
 * @param label name of the analysis, as the laboratory prints it
 * @param code LOINC, waiting or local code
 * @param value the value; a number has a unit or is a pure number
 * @param interpretations how the laboratory judges it; empty when it does not
 * @param range reference interval, if any
 * @param priors earlier results, latest first or as the laboratory orders them
 * @param method how it was measured, if told
 * @param at when the result was obtained, if told
 * @param comments free text on this result
 * @param outsideAccreditation whether the analysis is not covered by the laboratory's accreditation; said in the document
 */
public record BioResult(
        String label,
        BioCode code,
        BioValue value,
        List<BioInterpretation> interpretations,
        Optional<BioRange> range,
        List<BioPrior> priors,
        Optional<BioMethod> method,
        Optional<ClinicalDate> at,
        List<String> comments,
        boolean outsideAccreditation)
        implements BioItem {
    public BioResult {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(at, "at");
        interpretations = List.copyOf(interpretations);
        priors = List.copyOf(priors);
        comments = List.copyOf(comments);
    }

    /** @param label name of the analysis, as the laboratory prints it */
    public static Builder of(String label, BioCode code, BioValue value) {
        return new Builder(label, code, value);
    }

    /** Whether an interpretation makes it abnormal. */
    public boolean isAbnormal() {
        for (BioInterpretation interpretation : interpretations) {
            if (interpretation.isAbnormal()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the examination gave no result. */
    public boolean isUnavailable() {
        return value instanceof BioValue.Unavailable;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioResult[redacted]";
    }

    /** Builds a result. */
    public static final class Builder {
        private final String label;
        private final BioCode code;
        private final BioValue value;
        private final List<BioInterpretation> interpretations = new ArrayList<>();
        private @Nullable BioRange range;
        private final List<BioPrior> priors = new ArrayList<>();
        private @Nullable BioMethod method;
        private @Nullable ClinicalDate at;
        private final List<String> comments = new ArrayList<>();
        private boolean outsideAccreditation;

        private Builder(String label, BioCode code, BioValue value) {
            this.label = Objects.requireNonNull(label, "label");
            this.code = Objects.requireNonNull(code, "code");
            this.value = Objects.requireNonNull(value, "value");
        }

        public Builder interpretation(BioInterpretation judgement) {
            this.interpretations.add(judgement);
            return this;
        }

        /** Bounds in the unit of the result. */
        public Builder range(BioRange interval) {
            this.range = interval;
            return this;
        }

        public Builder addPrior(BioPrior prior) {
            this.priors.add(prior);
            return this;
        }

        public Builder method(BioMethod how) {
            this.method = how;
            return this;
        }

        public Builder at(ClinicalDate when) {
            this.at = when;
            return this;
        }

        public Builder addComment(String text) {
            this.comments.add(text);
            return this;
        }

        /** Says that the laboratory's accreditation does not cover this analysis. */
        public Builder outsideAccreditation() {
            this.outsideAccreditation = true;
            return this;
        }

        public BioResult build() {
            return new BioResult(
                    label,
                    code,
                    value,
                    interpretations,
                    Optional.ofNullable(range),
                    priors,
                    Optional.ofNullable(method),
                    Optional.ofNullable(at),
                    comments,
                    outsideAccreditation);
        }
    }
}
