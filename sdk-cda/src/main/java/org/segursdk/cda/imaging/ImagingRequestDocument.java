package org.segursdk.cda.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.imaging.ImagingAssembly;
import org.segursdk.cda.internal.imaging.RequestContent;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Imaging request (IMG-DA-IMG 2024.01): which examinations, where, why, and what the radiologist must know. Its number (order
 * placer number) comes back in the report, in the images and in the metadata. Immutable. Source: drim §7.
 */
public final class ImagingRequestDocument {
    /** LOINC {@code 55115-0}. */
    public static final CodedValue TYPE = CodedValue.of("55115-0", CodeSystems.LOINC, "Demande d'actes d'imagerie");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Demande d'actes d'imagerie";

    private final CdaHeader header;
    private final RequestContent content;
    private final Assembly assembly;

    private ImagingRequestDocument(CdaHeader header, RequestContent content, List<Long> sizes) {
        this.header = header;
        this.content = content;
        this.assembly = ImagingAssembly.request(header, content, sizes);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** Order placer number. */
    public InstanceId number() {
        return content.number().orElseThrow();
    }

    public ClinicalInformation clinicalInformation() {
        return content.clinicalInformation().orElseThrow();
    }

    public List<RequestedAct> acts() {
        return content.acts();
    }

    /** Whether the patient was told of the risks. */
    public boolean patientInformed() {
        return content.patientInformed();
    }

    /** What else the patient was told. */
    public Optional<ReportText> patientInformation() {
        return content.patientInformation();
    }

    /** Résultats d'examens antérieurs. */
    public Optional<ReportText> previousResults() {
        return content.previousResults();
    }

    public List<AttachedDocument> attachments() {
        return content.attachments();
    }

    /** The bytes and the metadata, ready to be exchanged. Opening the content opens the attachments again. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes through a small buffer; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written, or an attachment cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ImagingRequestDocument[" + header.id() + "]";
    }

    /** Builds a request; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable InstanceId number;
        private @Nullable ClinicalInformation clinicalInformation;
        private final List<RequestedAct> acts = new ArrayList<>();
        private @Nullable Boolean patientInformed;
        private @Nullable ReportText patientInformation;
        private @Nullable ReportText previousResults;
        private final List<AttachedDocument> attachments = new ArrayList<>();

        private Builder() {}

        /** Required. Its event has no code, or {@link #TYPE}. */
        public Builder header(CdaHeader value) {
            this.header = value;
            this.headerBuilder = null;
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder header(CdaHeader.Builder value) {
            this.headerBuilder = value;
            this.header = null;
            return this;
        }

        /** Required: order placer number, with the OID of who gave it. */
        public Builder number(InstanceId value) {
            this.number = value;
            return this;
        }

        /** Required. */
        public Builder clinicalInformation(ClinicalInformation value) {
            this.clinicalInformation = value;
            return this;
        }

        /** At least one. */
        public Builder addAct(RequestedAct value) {
            this.acts.add(value);
            return this;
        }

        /** Required: whether the patient was told of the risks of the examination. */
        public Builder patientInformed(boolean value) {
            this.patientInformed = value;
            return this;
        }

        /** What else the patient was told. */
        public Builder patientInformation(ReportText value) {
            this.patientInformation = value;
            return this;
        }

        public Builder previousResults(ReportText value) {
            this.previousResults = value;
            return this;
        }

        public Builder addAttachment(AttachedDocument value) {
            this.attachments.add(value);
            return this;
        }

        /**
         * Reads the attachments once, to check them.
         *
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code IMG-*}, {@code CDA-*}, {@code JDV-*}, {@code N1-*}, {@code CONTENT-UNREADABLE}
         */
        public ImagingRequestDocument build() {
            Violations violations = new Violations()
                    .require(number, "number")
                    .require(clinicalInformation, "clinicalInformation")
                    .require(patientInformed, "patientInformed");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            RequestContent content = new RequestContent(
                    Optional.ofNullable(number),
                    Optional.ofNullable(clinicalInformation),
                    acts,
                    Objects.requireNonNullElse(patientInformed, false),
                    Optional.ofNullable(patientInformation),
                    Optional.ofNullable(previousResults),
                    attachments);
            List<Long> sizes = ImagingAssembly.check(built, content, violations);
            violations.throwIfAny("ImagingRequestDocument");
            return new ImagingRequestDocument(built.orElseThrow(), content, sizes);
        }
    }
}
