package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A germ found in a culture (isolat microbiologique), with its count and its antibiogram. Rules are checked by the report.
 * Immutable. Source: cda §8.3 (d).
 *
 * @param organism name of the germ, as the laboratory says it
 * @param snomed SNOMED CT code, if coded
 * @param ncbi NCBI taxonomy code, if coded
 * @param id the isolate's number, if any
 * @param at when it was identified, if told
 * @param results count and other results on the isolate
 * @param antibiogram antibiotics tested, in the laboratory's order
 * @param antibiogramMethod how the antibiogram was made, if told
 * @param comments free text on the isolate
 * @param awaited what is still in course, such as the antibiogram; the isolate is then active, in a partial report
 */
public record BioIsolate(
        String organism,
        Optional<CodedValue> snomed,
        Optional<CodedValue> ncbi,
        Optional<InstanceId> id,
        Optional<ClinicalDate> at,
        List<BioResult> results,
        List<BioSusceptibility> antibiogram,
        Optional<String> antibiogramMethod,
        List<String> comments,
        List<String> awaited)
        implements BioItem {
    /** NCBI taxonomy. */
    public static final String NCBI_TAXONOMY = "2.16.840.1.113883.3.9471";

    public BioIsolate {
        Objects.requireNonNull(organism, "organism");
        Objects.requireNonNull(snomed, "snomed");
        Objects.requireNonNull(ncbi, "ncbi");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(antibiogramMethod, "antibiogramMethod");
        results = List.copyOf(results);
        antibiogram = List.copyOf(antibiogram);
        comments = List.copyOf(comments);
        awaited = List.copyOf(awaited);
    }

    /** @param organism name of the germ */
    public static Builder of(String organism) {
        return new Builder(organism);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioIsolate[redacted]";
    }

    /** Builds an isolate. */
    public static final class Builder {
        private final String organism;
        private @Nullable CodedValue snomed;
        private @Nullable CodedValue ncbi;
        private @Nullable InstanceId id;
        private @Nullable ClinicalDate at;
        private final List<BioResult> results = new ArrayList<>();
        private final List<BioSusceptibility> antibiogram = new ArrayList<>();
        private @Nullable String antibiogramMethod;
        private final List<String> comments = new ArrayList<>();
        private final List<String> awaited = new ArrayList<>();

        private Builder(String organism) {
            this.organism = Objects.requireNonNull(organism, "organism");
        }

        /** SNOMED CT code of the germ. */
        public Builder snomed(String code, String label) {
            this.snomed = CodedValue.of(code, CodeSystems.SNOMED_CT, label);
            return this;
        }

        /** NCBI taxonomy code of the germ. */
        public Builder ncbi(String code, String label) {
            this.ncbi = CodedValue.of(code, NCBI_TAXONOMY, label);
            return this;
        }

        public Builder id(InstanceId value) {
            this.id = value;
            return this;
        }

        public Builder at(ClinicalDate value) {
            this.at = value;
            return this;
        }

        public Builder addResult(BioResult result) {
            this.results.add(result);
            return this;
        }

        public Builder addAntibiotic(BioSusceptibility line) {
            this.antibiogram.add(line);
            return this;
        }

        public Builder antibiogramMethod(String value) {
            this.antibiogramMethod = value;
            return this;
        }

        public Builder addComment(String text) {
            this.comments.add(text);
            return this;
        }

        /** What is still in course. */
        public Builder addAwaited(String what) {
            this.awaited.add(what);
            return this;
        }

        public BioIsolate build() {
            return new BioIsolate(
                    organism,
                    Optional.ofNullable(snomed),
                    Optional.ofNullable(ncbi),
                    Optional.ofNullable(id),
                    Optional.ofNullable(at),
                    results,
                    antibiogram,
                    Optional.ofNullable(antibiogramMethod),
                    comments,
                    awaited);
        }
    }
}
