package org.segursdk.cda.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Statement;
import org.segursdk.cda.imaging.ImagingFixtures;
import org.segursdk.cda.letter.Letters;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.Prescriptions;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.read.clinical.ReadLiaisonLetter;
import org.segursdk.cda.read.imaging.ReadImagingAct;
import org.segursdk.cda.read.imaging.ReadImagingReport;
import org.segursdk.cda.read.prescription.ReadPrescribedMedicine;
import org.segursdk.cda.read.prescription.ReadPrescription;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.cda.vaccination.VaccinationHistory;
import org.segursdk.core.document.Document;

/** Imaging, letters and prescriptions the SDK writes are read back. */
class GeneratedModelsTest {
    static List<Document> documents() {
        return List.of(
                ImagingFixtures.everything().build().toDocument(),
                ImagingFixtures.smallest().build().toDocument(),
                ImagingFixtures.pdfReport().build().toDocument(),
                ImagingFixtures.request().build().toDocument(),
                Letters.fullDischarge().build().toDocument(),
                Letters.emptyDischarge().build().toDocument(),
                Letters.fullAdmission().build().toDocument(),
                Letters.emptyAdmission().build().toDocument(),
                Prescriptions.everything().build().toDocument());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void metadata_readBack_equalsGenerated(Document document) throws IOException {
        GeneratedChecks.metadata(document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void findings_ofWhatWeWrite_none(Document document) throws IOException {
        assertThat(CdaReader.create().strict().read(document.content()).findings())
                .isEmpty();
    }

    private static ReadDocument read(Document document) throws IOException {
        return CdaReader.create().read(document.content());
    }

    @Test
    void imagingReport_readBack() throws IOException {
        ReadImagingReport report = ReadImagingReport.of(
                        read(ImagingFixtures.everything().build().toDocument()))
                .orElseThrow();
        assertThat(report.exams()).isNotEmpty().allSatisfy(exam -> {
            assertThat(exam.modalities()).isNotEmpty();
            assertThat(exam.studyUids()).hasSize(1);
        });
        assertThat(report.accessionNumbers()).isNotEmpty();
        assertThat(report.acts()).hasSameSizeAs(report.exams());
        ReadImagingAct first = report.acts().get(0);
        assertThat(first.techniques().get(0).code().flatMap(ReadCode::code)).contains("24727-0");
        assertThat(first.techniques().get(0).site().flatMap(ReadCode::code)).contains("302548004");
        assertThat(first.exposure()).isPresent();
        assertThat(first.studies().get(0).uids())
                .isEqualTo(report.exams().get(0).studyUids());
        assertThat(report.conclusion()).isPresent();
        assertThat(report.request()).isPresent();
        assertThat(report.history()).isNotEmpty();
        assertThat(report.otherSections())
                .allSatisfy(section -> assertThat(section.title()).isPresent());
    }

    @Test
    void imagingReportN1_headerTellsItsExams() throws IOException {
        ReadDocument n1 = read(ImagingFixtures.pdfReport().build().toDocument());
        assertThat(n1.isLevel1()).isTrue();
        assertThat(ReadImagingReport.of(n1)).isEmpty();
        assertThat(ReadImagingReport.exams(n1)).isNotEmpty();
        assertThat(n1.header().orders()).isNotEmpty();
    }

    @Test
    void dischargeLetter_readBack() throws IOException {
        ReadLiaisonLetter letter = ReadLiaisonLetter.of(
                        read(Letters.fullDischarge().build().toDocument()))
                .orElseThrow();
        assertThat(letter.status()).isPresent();
        assertThat(letter.reason()).isPresent();
        assertThat(letter.stay("ORG-070").flatMap(o -> o.value())).isPresent();
        assertThat(letter.stay("MED-142").flatMap(o -> o.value()).orElseThrow()).isInstanceOf(ReadValue.Text.class);
        assertThat(letter.stay("MED-145").flatMap(o -> o.value()).orElseThrow()).isInstanceOf(ReadValue.Bool.class);
        assertThat(letter.dischargeTreatments().isStructured()).isTrue();
        assertThat(letter.allergies().isStructured()).isTrue();
        assertThat(letter.otherSections()).isEmpty();
    }

    @Test
    void admissionLetter_readBack() throws IOException {
        ReadLiaisonLetter letter = ReadLiaisonLetter.of(
                        read(Letters.fullAdmission().build().toDocument()))
                .orElseThrow();
        assertThat(letter.reason()).isPresent();
        assertThat(letter.admissionTreatments().isStructured()).isTrue();
    }

    @Test
    void absence_coded_isNoEntry() throws IOException {
        ReadLiaisonLetter letter = ReadLiaisonLetter.of(
                        read(Letters.emptyDischarge().build().toDocument()))
                .orElseThrow();
        assertThat(letter.allergies().items()).isEmpty();
        assertThat(letter.allergies().isStructured()).isFalse();
        assertThat(letter.allergies().isNoneKnown()).isTrue();
        assertThat(letter.allergies().absence().flatMap(ReadCode::code)).contains("no-known-allergies");
        assertThat(letter.dischargeTreatments().items()).isEmpty();
        assertThat(letter.dischargeTreatments().isNoneKnown()).isTrue();
        ReadLiaisonLetter admission = ReadLiaisonLetter.of(
                        read(Letters.emptyAdmission().build().toDocument()))
                .orElseThrow();
        assertThat(admission.medicalHistory().isNoneKnown()).isTrue();
        assertThat(admission.surgicalHistory().isNoneKnown()).isTrue();
    }

    @Test
    void absence_notRecorded_isNotNoneKnown() throws IOException {
        VaccinationHistory history = VaccinationHistory.builder()
                .header(Fixtures.header())
                .vaccinations(Statement.notRecorded())
                .build();
        ReadVaccinationRecord record =
                ReadVaccinationRecord.of(read(history.toDocument())).orElseThrow();
        assertThat(record.vaccinations().items()).isEmpty();
        assertThat(record.vaccinations().absence().flatMap(ReadCode::code)).contains("no-immunization-info");
        assertThat(record.vaccinations().isNoneKnown()).isFalse();
    }

    @Test
    void treatmentNotGiven_saysSo() throws IOException {
        String given = new String(
                CdaReader.create()
                        .read(Letters.fullAdmission().build().toDocument().content())
                        .toContent()
                        .open()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String refused =
                given.replaceFirst("<substanceAdministration ", "<substanceAdministration negationInd=\"true\" ");
        ReadLiaisonLetter letter = ReadLiaisonLetter.of(
                        CdaReader.create().read(refused.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        assertThat(letter.admissionTreatments().items().get(0).negated()).contains(true);
    }

    @Test
    void prescription_everyPreconditionAndMode_readBack() throws IOException {
        ReadPrescription prescription = ReadPrescription.of(
                        read(Prescriptions.everything().build().toDocument()))
                .orElseThrow();
        PrescriptionDocument model = Prescriptions.everything().build();
        for (int i = 0; i < model.medicines().size(); i++) {
            PrescribedMedicine told = model.medicines().get(i);
            ReadPrescribedMedicine line = prescription.medicines().get(i);
            assertThat(line.preconditions()).isEqualTo(told.preconditions());
            assertThat(line.mode())
                    .contains(
                            told.posology() instanceof StructuredPosology structured
                                    ? structured.mode()
                                    : AdministrationMode.NORMAL);
        }
    }

    @Test
    void prescription_readBack() throws IOException {
        ReadPrescription prescription = ReadPrescription.of(
                        read(Prescriptions.everything().build().toDocument()))
                .orElseThrow();
        assertThat(prescription.number()).isPresent();
        assertThat(prescription.validity().flatMap(ReadPeriod::stop)).isPresent();
        assertThat(prescription.medicines()).isNotEmpty();
        for (ReadPrescribedMedicine line : prescription.medicines()) {
            assertThat(line.treatment().product().map(ReadProduct::label).orElse(""))
                    .isNotEmpty();
            assertThat(line.substitution()).isPresent();
            assertThat(line.flags().longTermDisease()).isPresent();
            assertThat(line.flags().workAccident()).isPresent();
            assertThat(line.flags().notReimbursed()).isPresent();
            assertThat(line.flags().offLabel()).isPresent();
            assertThat(line.renewals()).isPresent();
        }
        assertThat(prescription.devices()).isNotEmpty().allSatisfy(device -> assertThat(
                        device.flags().longTermDisease())
                .isPresent());
        assertThat(prescription.pdfCopies()).hasSize(1);
        try (InputStream in = prescription.pdfCopies().get(0).open()) {
            assertThat(in.readAllBytes()).startsWith('%', 'P', 'D', 'F');
        }
        assertThat(prescription.otherSections()).isEmpty();
    }
}
