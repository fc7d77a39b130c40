package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/**
 * An examination that is asked for (FR-Demande-d-examen-ou-de-suivi). Rules are checked by the document. Immutable. Source:
 * drim §7.
 *
 * @param modality of {@link ImagingValueSets#requestModality()}
 * @param petContrast with or without contrast medium, for a PET, of {@link ImagingValueSets#petContrast()}
 * @param functions what is studied, required for PET and scintigraphy, forbidden for others: {@link
 *     ImagingValueSets#petFunction()}, {@link ImagingValueSets#scintigraphyFunction()}
 * @param sites at least one place in the body, of {@link ImagingValueSets#bodySite()}
 * @param modifier side or part of the site, of {@link ImagingValueSets#topographicModifier()}; only with one site
 * @param deadline wished date at the latest, if any
 * @param urgency why it is vitally or functionally urgent; empty when it is not
 * @param contacted physician already contacted, if any
 * @param callBack whether the requester wishes a call, if told
 * @param event what it should come before or after, if told
 * @param comment free text, if any
 */
public record RequestedAct(
        CodedValue modality,
        Optional<CodedValue> petContrast,
        List<CodedValue> functions,
        List<CodedValue> sites,
        Optional<CodedValue> modifier,
        Optional<ClinicalDate> deadline,
        Optional<String> urgency,
        Optional<DocumentAuthor> contacted,
        Optional<Boolean> callBack,
        Optional<String> event,
        Optional<String> comment) {
    public RequestedAct {
        Objects.requireNonNull(modality, "modality");
        Objects.requireNonNull(petContrast, "petContrast");
        functions = List.copyOf(functions);
        sites = List.copyOf(sites);
        Objects.requireNonNull(modifier, "modifier");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(contacted, "contacted");
        Objects.requireNonNull(callBack, "callBack");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(comment, "comment");
    }

    /** @param modality of {@link ImagingValueSets#requestModality()} */
    public static Builder of(CodedValue modality) {
        return new Builder(modality);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "RequestedAct[redacted]";
    }

    /** Builds a requested act. */
    public static final class Builder {
        private final CodedValue modality;
        private @Nullable CodedValue petContrast;
        private final List<CodedValue> functions = new ArrayList<>();
        private final List<CodedValue> sites = new ArrayList<>();
        private @Nullable CodedValue modifier;
        private @Nullable ClinicalDate deadline;
        private @Nullable String urgency;
        private @Nullable DocumentAuthor contacted;
        private @Nullable Boolean callBack;
        private @Nullable String event;
        private @Nullable String comment;

        private Builder(CodedValue modality) {
            this.modality = Objects.requireNonNull(modality, "modality");
        }

        /** PET only. */
        public Builder petContrast(CodedValue value) {
            this.petContrast = value;
            return this;
        }

        /** Required for PET and scintigraphy. */
        public Builder addFunction(CodedValue value) {
            this.functions.add(value);
            return this;
        }

        /** At least one. */
        public Builder addSite(CodedValue value) {
            this.sites.add(value);
            return this;
        }

        /** Left, right…; only with one site. */
        public Builder modifier(CodedValue value) {
            this.modifier = value;
            return this;
        }

        public Builder deadline(ClinicalDate value) {
            this.deadline = value;
            return this;
        }

        /** @param justification why it is vitally or functionally urgent */
        public Builder urgent(String justification) {
            this.urgency = justification;
            return this;
        }

        public Builder contacted(DocumentAuthor value) {
            this.contacted = value;
            return this;
        }

        public Builder callBack(boolean value) {
            this.callBack = value;
            return this;
        }

        public Builder event(String value) {
            this.event = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public RequestedAct build() {
            return new RequestedAct(
                    modality,
                    Optional.ofNullable(petContrast),
                    functions,
                    sites,
                    Optional.ofNullable(modifier),
                    Optional.ofNullable(deadline),
                    Optional.ofNullable(urgency),
                    Optional.ofNullable(contacted),
                    Optional.ofNullable(callBack),
                    Optional.ofNullable(event),
                    Optional.ofNullable(comment));
        }
    }
}
