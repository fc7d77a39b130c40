package org.segursdk.cda.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.imaging.ImagingAssembly;
import org.segursdk.cda.internal.imaging.ReportContent;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Imaging report (CR-IMG 2024.01), structured: level 3. The acts stand in the header, with their studies, and in the body,
 * one section each. {@link ImagingReportN1Document} is the same as a PDF; a rendition made from the other bears the relation
 * {@code XFRM}, a new version {@code RPLC}. Immutable. Source: cda §9.
 */
public final class ImagingReportDocument {
    /** LOINC {@code 18748-4}. */
    public static final CodedValue TYPE = CodedValue.of("18748-4", CodeSystems.LOINC, "CR d'imagerie médicale");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Compte rendu d'imagerie médicale";

    private final CdaHeader header;
    private final ReportContent content;
    private final Assembly assembly;

    private ImagingReportDocument(CdaHeader header, ReportContent content, List<Long> sizes) {
        this.header = header;
        this.content = content;
        this.assembly = ImagingAssembly.report(header, content, sizes);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** The request, history and contra-indications. */
    public ClinicalInformation clinicalInformation() {
        return content.clinicalInformation().orElseThrow();
    }

    /** The first is the principal one. */
    public List<ActDescription> acts() {
        return content.acts();
    }

    public Optional<Addendum> addendum() {
        return content.addendum();
    }

    public List<ImagingDevice> devices() {
        return content.devices();
    }

    /** Résultats. */
    public Optional<ReportText> findings() {
        return content.findings();
    }

    /** Résultats d'examens antérieurs. */
    public Optional<ReportText> previousResults() {
        return content.previousResults();
    }

    /** Comparaison avec des examens antérieurs. */
    public Optional<ReportText> comparison() {
        return content.comparison();
    }

    public ReportText conclusion() {
        return content.conclusion().orElseThrow();
    }

    public List<AttachedDocument> attachments() {
        return content.attachments();
    }

    /** What the patient was told. */
    public Optional<ReportText> patientInformation() {
        return content.patientInformation();
    }

    public Optional<ReportText> comment() {
        return content.comment();
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
        return "ImagingReportDocument[" + header.id() + "]";
    }

    /** Builds a report; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable ClinicalInformation clinicalInformation;
        private final List<ActDescription> acts = new ArrayList<>();
        private @Nullable Addendum addendum;
        private final List<ImagingDevice> devices = new ArrayList<>();
        private @Nullable ReportText findings;
        private @Nullable ReportText previousResults;
        private @Nullable ReportText comparison;
        private @Nullable ReportText conclusion;
        private final List<AttachedDocument> attachments = new ArrayList<>();
        private @Nullable ReportText patientInformation;
        private @Nullable ReportText comment;

        private Builder() {}

        /**
         * Required. Each of its orders has an accession number; its event gives performer and times of the first act and has
         * no code; the requester is a participant {@code REF}.
         */
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

        /** Required. */
        public Builder clinicalInformation(ClinicalInformation value) {
            this.clinicalInformation = value;
            return this;
        }

        /** At least one; the first is the principal one. */
        public Builder addAct(ActDescription value) {
            this.acts.add(value);
            return this;
        }

        public Builder addendum(Addendum value) {
            this.addendum = value;
            return this;
        }

        public Builder addDevice(ImagingDevice value) {
            this.devices.add(value);
            return this;
        }

        /** Résultats: what was seen. */
        public Builder findings(ReportText value) {
            this.findings = value;
            return this;
        }

        /** Results of earlier examinations of other kinds, such as biology. */
        public Builder previousResults(ReportText value) {
            this.previousResults = value;
            return this;
        }

        /** Comparison with earlier imaging. */
        public Builder comparison(ReportText value) {
            this.comparison = value;
            return this;
        }

        /** Required. */
        public Builder conclusion(ReportText value) {
            this.conclusion = value;
            return this;
        }

        public Builder addAttachment(AttachedDocument value) {
            this.attachments.add(value);
            return this;
        }

        /** What the patient was told, data protection included. */
        public Builder patientInformation(ReportText value) {
            this.patientInformation = value;
            return this;
        }

        public Builder comment(ReportText value) {
            this.comment = value;
            return this;
        }

        /**
         * Reads the attachments once, to check them.
         *
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code IMG-*}, {@code CDA-*}, {@code JDV-*}, {@code N1-*}, {@code CONTENT-UNREADABLE}
         */
        public ImagingReportDocument build() {
            Violations violations = new Violations()
                    .require(clinicalInformation, "clinicalInformation")
                    .require(conclusion, "conclusion");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            ReportContent content = new ReportContent(
                    Optional.ofNullable(clinicalInformation),
                    acts,
                    Optional.ofNullable(addendum),
                    devices,
                    Optional.ofNullable(findings),
                    Optional.ofNullable(previousResults),
                    Optional.ofNullable(comparison),
                    Optional.ofNullable(conclusion),
                    attachments,
                    Optional.ofNullable(patientInformation),
                    Optional.ofNullable(comment));
            List<Long> sizes = ImagingAssembly.check(built, content, violations);
            violations.throwIfAny("ImagingReportDocument");
            return new ImagingReportDocument(built.orElseThrow(), content, sizes);
        }
    }
}
