package org.segursdk.cda.imaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * An imaging act as the header documents it, the same in the structured report and in the PDF: what ties the report to the
 * images. Rules are checked by the document. Immutable. Source: cda §9.1.
 *
 * @param code the act in LOINC, of JDV_CodesDocumentImagerie; that list changes twice a year and is not carried
 * @param study DICOM Study Instance UID, what finds the images
 * @param modalities at least one of {@link ImagingValueSets#modality()}
 * @param regions of {@link ImagingValueSets#anatomicalRegion()}; examinations are searched by them
 * @param ccam the act in CCAM, if billed so
 * @param performer who carried it out and where; the header's performer when empty. The first act is always the header's
 * @param start beginning; the first act has the header's, each further act needs its own
 * @param stop end, if known; after the beginning
 */
public record ImagingAct(
        CodedValue code,
        Oid study,
        List<CodedValue> modalities,
        List<CodedValue> regions,
        Optional<CodedValue> ccam,
        Optional<DocumentAuthor> performer,
        Optional<Instant> start,
        Optional<Instant> stop) {
    public ImagingAct {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(study, "study");
        modalities = List.copyOf(modalities);
        regions = List.copyOf(regions);
        Objects.requireNonNull(ccam, "ccam");
        Objects.requireNonNull(performer, "performer");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
    }

    /**
     * @param code the act in LOINC
     * @param study DICOM Study Instance UID
     */
    public static Builder of(CodedValue code, Oid study) {
        return new Builder(code, study);
    }

    /** Redacted: a study leads to its patient. */
    @Override
    public String toString() {
        return "ImagingAct[" + code.code() + "]";
    }

    /** Builds an act. */
    public static final class Builder {
        private final CodedValue code;
        private final Oid study;
        private final List<CodedValue> modalities = new ArrayList<>();
        private final List<CodedValue> regions = new ArrayList<>();
        private @Nullable CodedValue ccam;
        private @Nullable DocumentAuthor performer;
        private @Nullable Instant start;
        private @Nullable Instant stop;

        private Builder(CodedValue code, Oid study) {
            this.code = Objects.requireNonNull(code, "code");
            this.study = Objects.requireNonNull(study, "study");
        }

        /** At least one. */
        public Builder addModality(CodedValue value) {
            this.modalities.add(value);
            return this;
        }

        public Builder addRegion(CodedValue value) {
            this.regions.add(value);
            return this;
        }

        /** @param code CCAM code, seven characters */
        public Builder ccam(String code, String label) {
            this.ccam = CodedValue.of(code, CodeSystems.CCAM, label);
            return this;
        }

        /** Default the header's performer. */
        public Builder performer(DocumentAuthor value) {
            this.performer = value;
            return this;
        }

        /** Required save for the first act, which has the header's beginning. */
        public Builder start(Instant value) {
            this.start = value;
            return this;
        }

        public Builder stop(Instant value) {
            this.stop = value;
            return this;
        }

        public ImagingAct build() {
            return new ImagingAct(
                    code,
                    study,
                    modalities,
                    regions,
                    Optional.ofNullable(ccam),
                    Optional.ofNullable(performer),
                    Optional.ofNullable(start),
                    Optional.ofNullable(stop));
        }
    }
}
