package org.segursdk.cda.biology;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Statement;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.biology.BioAssembly;
import org.segursdk.cda.internal.biology.BioContent;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Compte rendu d'examens de biologie médicale, CR-BIO 2024.01. What is absent is never taken for none or normal: a number has
 * a unit or is a pure number, an interpretation has no default, a missing result says why. The PDF copy and the images are
 * read from their sources at each writing and never held. Immutable. Source: cda §8.
 */
public final class BioReport {
    /** LOINC {@code 11502-2}; the model fixes the label. */
    public static final CodedValue TYPE = CodedValue.of("11502-2", CodeSystems.LOINC, "CR d'examens biologiques");
    /** The only title the model accepts. */
    public static final String DEFAULT_TITLE = "Compte rendu d'examens biologiques";

    /** Whether everything asked for is reported. */
    public enum Status {
        /** Compte rendu complet. */
        COMPLETE,
        /** Compte rendu partiel: a later version will replace it. */
        PARTIAL
    }

    private final CdaHeader header;
    private final BioContent content;
    private final Assembly assembly;

    private BioReport(CdaHeader header, BioContent content) {
        this.header = header;
        this.content = content;
        this.assembly = BioAssembly.assemble(header, content);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    public Status status() {
        return content.status();
    }

    /** Chapters, in order. */
    public List<BioChapter> chapters() {
        return content.chapters();
    }

    /** Comments on the whole report, in order. */
    public List<BioComment> comments() {
        return content.comments();
    }

    /** Reports of a second laboratory. */
    public List<BioAttachment> secondIntention() {
        return content.secondIntention();
    }

    /** Context of an organised screening. */
    public Optional<BioScreening> screening() {
        return content.screening();
    }

    /** Vaccinations, when the report speaks of them. */
    public Optional<Statement<BioVaccination>> vaccinations() {
        return content.vaccinations();
    }

    public Optional<BioAccreditation> accreditation() {
        return content.accreditation();
    }

    /** The bytes and the metadata, ready to be exchanged. Opening the content opens the PDF and the images again. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes in one pass through a small buffer, reading the PDF and the images once more; the caller closes the
     * stream.
     *
     * @throws IOException when the stream cannot be written or a source cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioReport[" + header.id() + "]";
    }

    /** Builds a report; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable Status status;
        private @Nullable ContentSource pdfCopy;
        private @Nullable Instant performedAt;
        private final List<BioChapter> chapters = new ArrayList<>();
        private final List<BioComment> comments = new ArrayList<>();
        private final List<BioAttachment> secondIntention = new ArrayList<>();
        private @Nullable BioScreening screening;
        private @Nullable Statement<BioVaccination> vaccinations;
        private @Nullable BioAccreditation accreditation;

        private Builder() {}

        /**
         * Required. The event's performer is the laboratory with its director, the attesters are the biologists, the
         * encounter names the biologist in charge; no title, or {@link #DEFAULT_TITLE}.
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

        /** Required: complete or partial; no default. */
        public Builder status(Status value) {
            this.status = value;
            return this;
        }

        /** Required: the same report as a PDF. The source gives the same bytes at each opening. */
        public Builder pdfCopy(ContentSource value) {
            this.pdfCopy = value;
            return this;
        }

        /** When the laboratory executed the examinations; required unless the header's event has an end. */
        public Builder performedAt(Instant value) {
            this.performedAt = value;
            return this;
        }

        /** At least one; the first gives the principal act its code, each further specialty becomes a further act. */
        public Builder addChapter(BioChapter value) {
            this.chapters.add(value);
            return this;
        }

        public Builder addComment(BioComment value) {
            this.comments.add(value);
            return this;
        }

        /** The report of a second laboratory, as a PDF. */
        public Builder addSecondIntention(BioAttachment value) {
            this.secondIntention.add(value);
            return this;
        }

        /** Context of an organised screening. */
        public Builder screening(BioScreening value) {
            this.screening = value;
            return this;
        }

        /** Vaccinations, as a screening report asks them. */
        public Builder vaccinations(Statement<BioVaccination> value) {
            this.vaccinations = value;
            return this;
        }

        /** Accreditation of the responsible laboratory. */
        public Builder accreditation(BioAccreditation value) {
            this.accreditation = value;
            return this;
        }

        /**
         * Reads the PDF and the images once, to check them.
         *
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code BIO-*}, {@code CDA-*}, {@code JDV-*}, {@code CONTENT-UNREADABLE}
         */
        public BioReport build() {
            Violations violations = new Violations().require(status, "status").require(pdfCopy, "pdfCopy");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            BioContent content = BioContent.of(
                    status == null ? Status.PARTIAL : status,
                    Optional.ofNullable(pdfCopy),
                    Optional.ofNullable(performedAt),
                    chapters,
                    comments,
                    secondIntention,
                    Optional.ofNullable(screening),
                    Optional.ofNullable(vaccinations),
                    Optional.ofNullable(accreditation));
            BioAssembly.check(built, content, violations);
            violations.throwIfAny("BioReport");
            return new BioReport(built.orElseThrow(), content);
        }
    }
}
