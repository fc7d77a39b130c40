package org.segursdk.cda.read.vaccination;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.clinical.ReadSubject;

/**
 * A vaccination history (VAC) or note (VAC-NOTE) as read. Source: VAC 2023.01, VAC-NOTE 2023.01.
 *
 * @param vaccinations vaccinations, in their order; "none known" and "no information" are its absence
 * @param otherSections first-level sections of no kind known here
 */
public record ReadVaccinationRecord(ReadSubject<ReadVaccination> vaccinations, List<ReadSection> otherSections) {
    /** templateId of the section of vaccinations, in any document. */
    public static final String SECTION = "1.2.250.1.213.1.1.2.147";

    public ReadVaccinationRecord {
        Objects.requireNonNull(vaccinations, "vaccinations");
        otherSections = List.copyOf(otherSections);
    }

    /** The history or note a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadVaccinationRecord> of(ReadDocument document) {
        CdaModel model = document.model();
        if (model != CdaModel.VAC && model != CdaModel.VAC_NOTE || document.isLevel1()) {
            return Optional.empty();
        }
        return Optional.of(new ReadVaccinationRecord(
                ReadSubject.of(document, SECTION, ReadVaccination::in),
                document.sections().stream()
                        .filter(section -> !section.hasTemplate(SECTION))
                        .toList()));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadVaccinationRecord[" + vaccinations.items().size() + "]";
    }
}
