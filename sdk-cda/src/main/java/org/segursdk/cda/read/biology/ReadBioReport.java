package org.segursdk.cda.read.biology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.clinical.ReadSubject;
import org.segursdk.cda.read.vaccination.ReadVaccination;
import org.segursdk.core.error.Violation;

/**
 * A biology report (CR-BIO 2021.01 to 2024.01, or IHE XD-LAB) as read; what the report does not tell is absent. Source: cda §8.
 *
 * @param chapters chapters, in their order
 * @param comments comments on the whole report: title, a colon, words
 * @param pdfCopies copies of the report as a PDF, to be shown first
 * @param secondLine second-line examinations, as sections, with their attached PDF
 * @param screening why the examination was made, for an organised screening
 * @param vaccinations vaccinations that a screening report tells of; "none known" is their absence
 * @param otherSections sections of no kind known here
 * @param flags what a worklist shows
 * @param findings contradictions a reader should know of, with their path and a {@code READ-BIO-*} rule
 */
public record ReadBioReport(
        List<ReadBioChapter> chapters,
        List<String> comments,
        List<EmbeddedContent> pdfCopies,
        List<ReadSection> secondLine,
        Optional<ReadBioScreening> screening,
        ReadSubject<ReadVaccination> vaccinations,
        List<ReadSection> otherSections,
        BioFlags flags,
        List<Violation> findings) {
    public ReadBioReport {
        chapters = List.copyOf(chapters);
        comments = List.copyOf(comments);
        pdfCopies = List.copyOf(pdfCopies);
        secondLine = List.copyOf(secondLine);
        Objects.requireNonNull(screening, "screening");
        Objects.requireNonNull(vaccinations, "vaccinations");
        otherSections = List.copyOf(otherSections);
        Objects.requireNonNull(flags, "flags");
        findings = List.copyOf(findings);
    }

    /** The report a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadBioReport> of(ReadDocument document) {
        return document.model() == CdaModel.CR_BIO && !document.isLevel1()
                ? Optional.of(new BioParser(document).report())
                : Optional.empty();
    }

    /** All results, in the order of the chapters; earlier results stand with the result they precede. */
    public List<ReadBioResult> results() {
        return chapters.stream()
                .flatMap(chapter -> chapter.allResults().stream())
                .toList();
    }

    /** All germs found. */
    public List<ReadBioPanel> isolates() {
        return chapters.stream().flatMap(chapter -> chapter.isolates().stream()).toList();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioReport[" + chapters.size() + " chapters]";
    }
}
