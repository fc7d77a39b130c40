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
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * Imaging report (CR-IMG) as a PDF: level 1. Its header says the same as the structured report's: acts with modality and
 * study, requests with accession number. Immutable. Source: cda §9.4.
 */
public final class ImagingReportN1Document {
    /** LOINC {@code 18748-4}. */
    public static final CodedValue TYPE = ImagingReportDocument.TYPE;
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = ImagingReportDocument.DEFAULT_TITLE;

    private final CdaHeader header;
    private final List<ImagingAct> acts;
    private final Assembly assembly;

    private ImagingReportN1Document(CdaHeader header, List<ImagingAct> acts, ContentSource pdf, long size) {
        this.header = header;
        this.acts = List.copyOf(acts);
        this.assembly = ImagingAssembly.reportN1(header, this.acts, pdf, size);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** The first is the principal one. */
    public List<ImagingAct> acts() {
        return acts;
    }

    /** The bytes and the metadata, ready to be exchanged. Opening the content opens the PDF again. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes through a small buffer, reading the PDF once more; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written or the PDF cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ImagingReportN1Document[" + header.id() + "]";
    }

    /** Builds a report; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private final List<ImagingAct> acts = new ArrayList<>();
        private @Nullable ContentSource pdf;

        private Builder() {}

        /** Required, as for {@link ImagingReportDocument.Builder#header(CdaHeader)}. */
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

        /** At least one; the first is the principal one. */
        public Builder addAct(ImagingAct value) {
            this.acts.add(value);
            return this;
        }

        /** Required; PDF/A-1 is what the CI-SIS asks for. The source gives the same bytes at each opening. */
        public Builder pdf(ContentSource value) {
            this.pdf = value;
            return this;
        }

        /**
         * Reads the PDF once, to check it.
         *
         * @throws InvalidInputException listing every broken rule of the header and the PDF: {@code REQUIRED}, {@code IMG-*},
         *     {@code CDA-*}, {@code JDV-*}, {@code N1-*}, {@code CONTENT-UNREADABLE}
         */
        public ImagingReportN1Document build() {
            Violations violations = new Violations().require(pdf, "pdf");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            long size = ImagingAssembly.checkN1(built, acts, Optional.ofNullable(pdf), violations);
            violations.throwIfAny("ImagingReportN1Document");
            if (pdf == null) {
                throw new IllegalStateException("a violation was lost");
            }
            return new ImagingReportN1Document(built.orElseThrow(), acts, pdf, size);
        }
    }
}
