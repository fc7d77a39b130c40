package org.segursdk.eprescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionWords;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.core.Environment;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.code2d.Code2d;
import org.segursdk.eprescription.code2d.Code2dData;
import org.segursdk.eprescription.search.MedicineIndex;
import org.segursdk.eprescription.search.MedicinePresentation;
import org.segursdk.eprescription.sheet.PrescriptionDocuments;
import org.segursdk.eprescription.sheet.PrintTexts;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;

/** What docs/eprescription.md shows is compiled here and does what the guide says. */
class EprescriptionGuideTest {
    private static final String GUIDE = "../docs/eprescription.md";
    private static final String HERE = "src/test/java/org/segursdk/eprescription/EprescriptionGuideTest.java";

    @Test
    void prescriptionToDocuments(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("medicaments.csv");
        Files.writeString(csv, "name;cip13\nDOLIPRANE ENFANT 2,4 %, suspension;3400933516390\n");
        MedicineIndex index = MedicineIndex.read(DocumentContent.of(csv));
        List<MedicinePresentation> proposed = index.complete("dol enf", 20);
        MedicinalProduct product = proposed.get(0).toProduct().build();
        assertThat(product.cip()).isPresent();

        Patient patient = Samples.patient("NESSI", "RUTH");
        Professional doctor = Samples.doctor("99700366240", "Lefèvre", "Hélène");
        Structure practice = Samples.practice();
        Instant now = Samples.NOW;
        LocalDate today = Samples.TODAY;
        UUID uuid = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
        StructuredPosology posology = StructuredPosology.normal()
                .dose(DoseRange.of(Quantity.of("1", "{tablet}", "comprimé")))
                .frequency(Frequency.timesPerDay(3))
                .build();
        Prescription prescription = Prescription.builder()
                .id(Oid.fromUuid(uuid))
                .patient(patient)
                .prescriber(DocumentAuthor.of(doctor, practice))
                .amNumber("991000696")
                .writtenAt(now)
                .validUntil(now.plus(90, ChronoUnit.DAYS))
                .addMedicine(PrescribedMedicine.of(product)
                        .posology(posology)
                        .period(TreatmentPeriod.lasting(Quantity.of("7", "d")))
                        .substitution(Substitution.allowed())
                        .renewals(Renewals.none())
                        .longTermIllness(false)
                        .workAccident(false)
                        .prevention(false)
                        .notReimbursable(false)
                        .offLabel(false))
                .opposition(Opposition.notOpposed(today)) // the patient was informed today
                .build();
        Optional<TreatmentPeriod> period = prescription.medicines().get(0).period();
        String sentence = PrescriptionWords.in(prescription.zone(), false).sentence(posology, period);
        assertThat(sentence).isEqualTo("1 comprimé, 3 fois par jour, pendant 7 jours");

        Environment environment = Environment.SANDBOX;
        PrescriptionNumber number = SimulatedNumbers.from(environment, 1).next(prescription);
        Provenance gateway = Provenance.simulator();
        SheetPrinter printer = SheetPrinter.builder().environment(environment).build();
        PrintedSheet sheet = printer.withNumber(new EPrescription(prescription, number), gateway);
        PrintedSheet onPaperOnly = printer.withoutNumber(prescription);
        assertThat(sheet.isSpecimen()).isTrue();
        assertThat(onPaperOnly.number()).isEmpty();

        Oid otherId = Oid.of("1.2.250.1.213.3.999.2026.9");
        Document structured = PrescriptionDocuments.structured(sheet).toDocument();
        Document pdfOnly = PrescriptionDocuments.pdfOnly(sheet, otherId).toDocument();
        assertThat(structured.metadata().typeCode())
                .isEqualTo(pdfOnly.metadata().typeCode());

        Code2d writer = Code2d.writer(sheet.profile(), environment);
        byte[] payload = writer.payload(writer.data(new EPrescription(prescription, number)));
        String scanned = new String(payload, StandardCharsets.UTF_8);
        Code2dData data = Code2d.read(scanned, EPrescriptionProfile.observedV2());
        assertThat(data.number()).isEqualTo(number);
    }

    @Test
    void beforeProduction() {
        String wording = "Informé le {date}, le patient s'oppose (essai).";
        PrintTexts texts = PrintTexts.observed().withOpposed("2027-01", wording);
        EPrescriptionProfile accepted = EPrescriptionProfile.observedV2().acceptObserved("SEL-SFG-023 version …");
        accepted.requireUsableIn(Environment.PRODUCTION);
        assertThat(texts.agreement(Opposition.opposed(Samples.TODAY)))
                .contains("Informé le 14/07/2026, le patient s'oppose (essai).");
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(Path.of(HERE)));
        Matcher snippets =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(GUIDE)));
        int count = 0;
        while (snippets.find()) {
            String snippet = withoutIndentation(snippets.group(1));
            if (!snippet.contains("Gateway")) {
                // Those of the gateway are compiled beside it.
                assertThat(here).contains(snippet);
                count++;
            }
        }
        assertThat(count).isEqualTo(8);
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
