package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Attestation;
import org.segursdk.core.terminology.CodedValue;

/**
 * What a chapter or a sub-chapter reports (FR-Resultats-examens-de-biologie-medicale): specimens, results in the laboratory's
 * order, who made them and who validated them. Rules are checked by the report. Immutable. Source: cda §8.3.
 *
 * @param items results, panels, isolates and images, in order; at least one
 * @param specimens specimens examined
 * @param laboratories other laboratories that made the examinations (sous-traitants)
 * @param validatedBy biologists who validated, and when
 * @param automaticallyValidated whether results were validated automatically without later review; said in the document
 * @param comments free text on the whole
 * @param localCode the laboratory's own code of the chapter, if any
 */
public record BioResults(
        List<BioItem> items,
        List<BioSpecimen> specimens,
        List<BioLaboratory> laboratories,
        List<Attestation> validatedBy,
        boolean automaticallyValidated,
        List<String> comments,
        Optional<CodedValue> localCode) {
    public BioResults {
        items = List.copyOf(items);
        specimens = List.copyOf(specimens);
        laboratories = List.copyOf(laboratories);
        validatedBy = List.copyOf(validatedBy);
        comments = List.copyOf(comments);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioResults[redacted]";
    }

    /** Builds the content of a chapter. */
    public static final class Builder {
        private final List<BioItem> items = new ArrayList<>();
        private final List<BioSpecimen> specimens = new ArrayList<>();
        private final List<BioLaboratory> laboratories = new ArrayList<>();
        private final List<Attestation> validatedBy = new ArrayList<>();
        private boolean automaticallyValidated;
        private final List<String> comments = new ArrayList<>();
        private @Nullable CodedValue localCode;

        private Builder() {}

        /** The next result, panel, isolate or image. */
        public Builder add(BioItem item) {
            this.items.add(item);
            return this;
        }

        public Builder addSpecimen(BioSpecimen specimen) {
            this.specimens.add(specimen);
            return this;
        }

        /** A laboratory that made these examinations for the one that signs. */
        public Builder addLaboratory(BioLaboratory laboratory) {
            this.laboratories.add(laboratory);
            return this;
        }

        /** A biologist who validated these results; the header's authenticators get them too. */
        public Builder validatedBy(Attestation biologist) {
            this.validatedBy.add(biologist);
            return this;
        }

        /** Says that results were validated automatically, without later review by a biologist. */
        public Builder automaticallyValidated() {
            this.automaticallyValidated = true;
            return this;
        }

        public Builder addComment(String text) {
            this.comments.add(text);
            return this;
        }

        public Builder localCode(CodedValue value) {
            this.localCode = value;
            return this;
        }

        public BioResults build() {
            return new BioResults(
                    items,
                    specimens,
                    laboratories,
                    validatedBy,
                    automaticallyValidated,
                    comments,
                    Optional.ofNullable(localCode));
        }
    }
}
