package org.segursdk.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.child.ReadChildRecord;
import org.segursdk.cda.read.clinical.ReadLiaisonLetter;
import org.segursdk.cda.read.clinical.ReadMedicalSummary;
import org.segursdk.cda.read.imaging.ReadImagingReport;
import org.segursdk.cda.read.imaging.ReadImagingRequest;
import org.segursdk.cda.read.prescription.ReadPrescription;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.core.document.Document;

/** Whatever a builder was told, the typed view of the document it made tells again: every field of every type. */
class ReadBackTest {
    private static final long SEED = 20_261_122L;
    private static final int SAMPLES = 12;
    private static final List<String> TYPES = List.of(
            "vsm",
            "cr-bio",
            "cr-img",
            "da-img",
            "ep-med-dm",
            "ldl-ses",
            "ldl-ees",
            "vac",
            "vac-note",
            "cs9",
            "cs24",
            "mde");

    /** What has no place in the model of the document, or is written as something else that means the same. */
    private static final List<String> NOT_WRITTEN = List.of(
            // Who declares an absence is named, without number.
            ".declaredBy.id ",
            // An observation of imaging has no kind of problem.
            "ImagingReportDocument.clinicalInformation.medicalHistory.items.kind",
            "ImagingRequestDocument.clinicalInformation.medicalHistory.items.kind",
            // A validator stands in the header once, with one structure.
            "BioReport.chapters.results.validatedBy.by.structure.name",
            // The method of an antibiogram that was not made.
            "items.antibiogramMethod",
            // So many times a day is an interval.
            "PrescriptionDocument.medicines.posology.frequency.times",
            "PrescriptionDocument.medicines.posology.frequency.per",
            "PrescriptionDocument.medicines.posology.steps.frequency.times",
            "PrescriptionDocument.medicines.posology.steps.frequency.per");

    /** What people read only: who declares an absence and when, a request's history of several items, doses as given. */
    private static boolean inWords(String path) {
        return path.endsWith(".declaredOn")
                || path.startsWith("ImagingRequestDocument.clinicalInformation.")
                || path.equals("ImagingReportDocument.acts.exposure.doses.value");
    }

    static Stream<Arguments> samples() {
        List<Arguments> samples = new ArrayList<>();
        for (String type : TYPES) {
            for (int i = 1; i <= SAMPLES; i++) {
                samples.add(Arguments.arguments(type, i));
            }
        }
        return samples.stream();
    }

    private static Object draw(String type, int index) {
        Dice dice = new Dice(SEED, type + index);
        CdaSamples summaries = new CdaSamples(dice, Corpus.NOW, false);
        return switch (type) {
            case "vsm" -> summaries.vsm(summaries.patient(), summaries.author());
            case "cr-bio" -> new CrBioSamples(dice, Corpus.NOW).draw();
            case "cr-img" -> new ImagingSamples(dice, Corpus.NOW).report();
            case "da-img" -> new ImagingSamples(dice, Corpus.NOW).request();
            case "ep-med-dm" -> new EpMedDmSamples(dice, Corpus.NOW).draw();
            case "ldl-ses" -> new LdlSamples(dice, Corpus.NOW).discharge();
            case "ldl-ees" -> new LdlSamples(dice, Corpus.NOW).admission();
            case "vac" -> new VacSamples(dice, Corpus.NOW).history();
            case "vac-note" -> new VacSamples(dice, Corpus.NOW).note();
            case "cs9" -> new ChildSamples(dice, Corpus.NOW).ninthMonth();
            case "cs24" -> new ChildSamples(dice, Corpus.NOW).twentyFourthMonth();
            default -> new ChildSamples(dice, Corpus.NOW).measurements();
        };
    }

    private static Object view(String type, ReadDocument document) {
        return switch (type) {
            case "vsm" -> ReadMedicalSummary.of(document).orElseThrow();
            case "cr-bio" -> ReadBioReport.of(document).orElseThrow();
            case "cr-img" -> ReadImagingReport.of(document).orElseThrow();
            case "da-img" -> ReadImagingRequest.of(document).orElseThrow();
            case "ep-med-dm" -> ReadPrescription.of(document).orElseThrow();
            case "ldl-ses", "ldl-ees" -> ReadLiaisonLetter.of(document).orElseThrow();
            case "vac", "vac-note" -> ReadVaccinationRecord.of(document).orElseThrow();
            default -> ReadChildRecord.of(document).orElseThrow();
        };
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyField_ofTheModel_isInTheTypedView(String type, int index) throws Exception {
        Object model = draw(type, index);
        Document document = (Document) model.getClass().getMethod("toDocument").invoke(model);
        ReadDocument read = CdaReader.create().read(document.content());
        // Who vouches for results and under which accreditation stands in the header.
        Said told = type.equals("cr-bio") ? Said.by(view(type, read), read.header()) : Said.by(view(type, read));
        assertThat(Said.by(model).notIn(told, ReadBackTest::inWords))
                .filteredOn(missing -> NOT_WRITTEN.stream().noneMatch(missing::contains))
                .isEmpty();
        assertThat(read.findings()).isEmpty();
    }
}
