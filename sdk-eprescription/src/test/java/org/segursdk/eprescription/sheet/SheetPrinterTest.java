package org.segursdk.eprescription.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.Environment;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.Samples;
import org.segursdk.eprescription.code2d.Code2d;
import org.segursdk.eprescription.code2d.Code2dData;

@Tag("REM-EPR-05")
class SheetPrinterTest {
    private static final Provenance REAL = Provenance.vendorBridge("Pont d'essai", "1");
    private static final SheetPrinter PRINTER =
            SheetPrinter.builder().environment(Environment.INTEGRATION).build();
    private static final String AGREED =
            "a (ont) été informé(s) le 14/07/2026 et ne s'oppose(nt) pas à ce que je puisse"
                    + " consulter ce qui a été délivré ou exécuté sur cette ordonnance.";
    private static final String DATA = "Les données de la prescription sont transmises électroniquement à l'assurance"
            + " maladie qui traite vos données dans le cadre de ses missions.";

    private static String payload(EPrescription ePrescription) {
        Code2d writer = Code2d.writer(EPrescriptionProfile.observedV2(), Environment.INTEGRATION);
        return new String(writer.payload(writer.data(ePrescription)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void everyPage_bearsCodeNumberAnswerAndTexts(int lines) throws IOException {
        Prescription.Builder prescription = Samples.bare().id(Oid.of("1.2.250.1.213.3.999.2026.8." + lines));
        IntStream.rangeClosed(1, lines)
                .forEach(i -> prescription.addMedicine(Samples.medicine("MÉDICAMENT D'ESSAI n° " + i + ", comprimé")));
        EPrescription ePrescription = Samples.ePrescription(prescription);
        PrintedSheet sheet = PRINTER.withNumber(ePrescription, REAL);
        List<String> texts = Pages.texts(sheet);
        assertThat(texts).hasSize(sheet.pages()).hasSizeGreaterThan(lines / 10);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i))
                    .contains("e-prescription N°" + Samples.NUMBER, "Page " + (i + 1) + "/" + texts.size())
                    .contains(AGREED, DATA, "https://www.ameli.fr/paris/assure/protection-donnees-personnelles.")
                    .contains("Dr Hélène LEFÈVRE", "RPPS 99700366240", "D'ARTAGNAN--DE BATZ ZOE", "Le 14/07/2026")
                    .doesNotContain("SPÉCIMEN");
        }
        String all = String.join(" ", texts);
        for (int i = 1; i <= lines; i++) {
            assertThat(all).containsOnlyOnce(i + ". MÉDICAMENT D'ESSAI n° " + i + ",");
        }
        assertThat(all).contains("1 à 2 comprimés, 3 fois par jour, pendant 7 jours");
        assertThat(Pages.codes(sheet)).hasSize(texts.size()).allSatisfy(code -> assertThat(code)
                .contains(payload(ePrescription)));
        assertThat(sheet.isSpecimen()).isFalse();
    }

    @Test
    void codeAlone_isTheOneOfThePages() throws IOException {
        EPrescription ePrescription = Samples.ePrescription(Samples.usual());
        PrintedSheet sheet = PRINTER.withNumber(ePrescription, REAL);
        try (InputStream in = sheet.code2d().orElseThrow().image().open()) {
            Optional<String> said = Pages.decode(ImageIO.read(new ByteArrayInputStream(in.readAllBytes())));
            assertThat(said).contains(payload(ePrescription));
            Code2dData data = Code2d.read(said.orElseThrow(), sheet.profile());
            assertThat(data.number()).isEqualTo(ePrescription.number());
            assertThat(data.lastName()).isEqualTo("D'ARTAGNAN--DE BATZ");
        }
    }

    @Test
    void simulatedGateway_orNumber_makesASpecimenOfEveryPage() throws IOException {
        Prescription.Builder many = Samples.usual();
        IntStream.range(0, 12).forEach(i -> many.addMedicine(Samples.medicine("MÉDICAMENT " + i)));
        Prescription prescription = many.build();
        PrescriptionNumber number = PrescriptionNumber.of(Samples.NUMBER);
        PrescriptionNumber simulated = PrescriptionNumber.simulated(Samples.NUMBER);
        for (PrintedSheet sheet : List.of(
                PRINTER.withNumber(new EPrescription(prescription, number), Provenance.simulator()),
                PRINTER.withNumber(new EPrescription(prescription, simulated), REAL),
                PRINTER.withoutNumber(prescription, Provenance.simulator()))) {
            assertThat(sheet.isSpecimen()).isTrue();
            assertThat(Pages.texts(sheet)).hasSizeGreaterThan(1).allSatisfy(text -> assertThat(text)
                    .contains(PrintedSheet.SPECIMEN));
        }
    }

    @Test
    void withoutDeposit_neitherCodeNorNumberNorTheirTexts() throws IOException {
        PrintedSheet sheet =
                PRINTER.withoutNumber(Samples.usual().opposition(null).build());
        assertThat(sheet.number()).isEmpty();
        assertThat(sheet.code2d()).isEmpty();
        assertThat(Pages.texts(sheet)).singleElement().satisfies(text -> assertThat(text)
                .contains("1. PARACETAMOL", "Lit médical", "Page 1/1")
                .doesNotContain("e-prescription", "oppose", "assurance maladie", "SPÉCIMEN"));
        assertThat(Pages.codes(sheet)).containsExactly(Optional.empty());
    }

    @Test
    @Tag("REM-EPR-06")
    void opposedPatient_isPrintedWithTheWordingGiven_andNotOtherwise() throws IOException {
        EPrescription opposed = Samples.ePrescription(Samples.usual().opposition(Opposition.opposed(Samples.TODAY)));
        assertThatThrownBy(() -> PRINTER.withNumber(opposed, REAL))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(
                                refused.violations().get(0).rule())
                        .isEqualTo("EPR-TEXT-OPPOSED"));
        PrintTexts given =
                PrintTexts.observed().withOpposed("test-2", "Informé le {date}, le patient s'oppose (essai).");
        PrintedSheet sheet = SheetPrinter.builder()
                .environment(Environment.INTEGRATION)
                .texts(given)
                .build()
                .withNumber(opposed, REAL);
        assertThat(Pages.texts(sheet).get(0))
                .contains("Informé le 14/07/2026, le patient s'oppose (essai).")
                .doesNotContain("ne s'oppose(nt) pas");
        assertThat(sheet.textsVersion()).isEqualTo("test-2");
    }

    @Test
    @Tag("REM-EPR-05")
    void agreement_mayPrintTheAnswer_ouiOrNon() throws IOException {
        PrintTexts texts = PrintTexts.read(() -> new ByteArrayInputStream("""
                version=test-3
                agreement.not-opposed=Accord du patient le {date} : {answer}
                agreement.opposed=Accord du patient le {date} : {answer}
                data-notice=Données
                number=e-prescription N°{number}
                page=Page {page}/{pages}
                signature=Signature
                bizone.ald=ALD
                bizone.other=Autres
                """.getBytes(StandardCharsets.UTF_8)));
        SheetPrinter printer = SheetPrinter.builder()
                .environment(Environment.INTEGRATION)
                .texts(texts)
                .build();
        EPrescription opposed = Samples.ePrescription(Samples.usual().opposition(Opposition.opposed(Samples.TODAY)));

        assertThat(Pages.texts(printer.withNumber(Samples.ePrescription(Samples.usual()), REAL))
                        .get(0))
                .contains("Accord du patient le 14/07/2026 : OUI");
        assertThat(Pages.texts(printer.withNumber(opposed, REAL)).get(0))
                .contains("Accord du patient le 14/07/2026 : NON");
        assertThat(PrintTexts.observed().agreement(Opposition.notOpposed(Samples.TODAY)))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("OUI", "{"));
    }

    @Test
    void production_wantsTheProfileAccepted_forWhatWasOnlyObserved() {
        EPrescription ePrescription = Samples.ePrescription(Samples.usual());
        SheetPrinter production =
                SheetPrinter.builder().environment(Environment.PRODUCTION).build();
        assertThatThrownBy(() -> production.withNumber(ePrescription, REAL)).isInstanceOf(SegurSecurityException.class);
        assertThat(production.withoutNumber(ePrescription.prescription()).pages())
                .isEqualTo(1);
        SheetPrinter accepting = SheetPrinter.builder()
                .environment(Environment.PRODUCTION)
                .profile(EPrescriptionProfile.observedV2().acceptObserved("SEL-SFG-023 version 1"))
                .build();
        assertThat(accepting.withNumber(ePrescription, REAL).number()).isPresent();
    }

    @Test
    void longNames_scriptsAndFlags_areAllPrinted() throws IOException {
        String name = "D'ARTAGNAN-".repeat(8) + "DE BATZ";
        Prescription.Builder prescription = Samples.bare()
                .id(Oid.of("1.2.250.1.213.3.999.2026.8.99"))
                .patient(Samples.patient(name, "ANNE-SOPHIE MARIE-LOUISE"))
                .replaced(Samples.doctor("99700366258", "de la Tour d'Auvergne-Lauraguais", "Marie-Antoinette"))
                .prescriber(DocumentAuthor.of(
                        Samples.doctor(
                                "99700366240",
                                "Lefèvre-Utile-Saint-Exupéry ".repeat(3).strip(),
                                "Hélène"),
                        Samples.practice()))
                .addMedicine(Samples.medicine("X".repeat(250)))
                .addMedicine(Samples.medicine("Œstradiol ½ ≥ 5 µg 漢 🙂 שלום")
                        .patientInstructions("ligne\n" + "mot ".repeat(900))
                        .addPrecondition("si besoin"))
                .addAct(PrescribedAct.of(PrescribedAct.Kind.PHYSIOTHERAPY, "10 séances, rachis lombaire"))
                .comment("Revoir dans trois mois");
        for (PrescriptionFlag flag : PrescriptionFlag.values()) {
            prescription.addFlag(flag);
        }
        EPrescription ePrescription = Samples.ePrescription(prescription);
        PrintedSheet sheet = PRINTER.withNumber(ePrescription, Provenance.simulator());
        String all = String.join(" ", Pages.texts(sheet));
        assertThat(all.replace(" ", ""))
                .contains("X".repeat(250), name.replace(" ", ""))
                .contains("Remplace");
        assertThat(all)
                .contains("Œstradiol ½ ≥ 5 µg [U+6F22]", "un (1) à deux (2) comprimés", "Ordonnance sécurisée")
                .contains("sans rapport avec l'affection", "Masso-kinésithérapie", "Revoir dans trois mois");
        assertThat(all.split(" mot ", -1)).hasSizeGreaterThan(400);
        assertThat(Pages.codes(sheet)).allSatisfy(code -> assertThat(code).contains(payload(ePrescription)));
    }

    @Test
    void bizone_separatesTheLines() throws IOException {
        PrescribedMedicine.Builder chronic = Samples.medicine("CHRONIQUE").longTermIllness(true);
        PrintedSheet sheet = PRINTER.withoutNumber(Samples.bare()
                .addFlag(PrescriptionFlag.BIZONE)
                .addMedicine(Samples.medicine("PASSAGER"))
                .addMedicine(chronic)
                .build());
        assertThat(Pages.texts(sheet).get(0))
                .containsSubsequence(
                        "affection de longue durée reconnue", "1. CHRONIQUE", "sans rapport", "2. PASSAGER");
    }

    /** By an independent validator. */
    @Test
    void sheets_arePdfA1() throws IOException {
        EPrescription ePrescription = Samples.ePrescription(Samples.usual());
        for (PrintedSheet sheet :
                List.of(PRINTER.withNumber(ePrescription, REAL), PRINTER.withoutNumber(ePrescription.prescription()))) {
            try (InputStream in = sheet.pdf().open();
                    PDDocument pdf = new PreflightParser(new RandomAccessReadBuffer(in)).parse()) {
                assertThat(((PreflightDocument) pdf).validate().getErrorsList())
                        .extracting(ValidationError::getDetails)
                        .isEmpty();
            }
        }
    }

    @Test
    void sheet_isTheSameBytes_andSaysWhatMadeIt() throws IOException {
        EPrescription ePrescription = Samples.ePrescription(Samples.usual());
        PrintedSheet sheet = PRINTER.withNumber(ePrescription, REAL);
        assertThat(PRINTER.withNumber(ePrescription, REAL).pdf().fingerprint())
                .isEqualTo(sheet.pdf().fingerprint());
        try (PDDocument pdf = Pages.open(sheet)) {
            assertThat(pdf.getDocumentInformation().getCreator())
                    .contains("Ségur SDK", "textes observed-1", "profil observed-v2");
            assertThat(pdf.getVersion()).isEqualTo(1.4f);
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).hasSize(1);
            try (InputStream xmp = pdf.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
                assertThat(new String(xmp.readAllBytes(), StandardCharsets.UTF_8))
                        .contains(
                                "<pdfaid:part>1</pdfaid:part>",
                                "<xmp:CreateDate>2026-07-14T08:30:00Z</xmp:CreateDate>");
            }
        }
        assertThat(sheet.toString()).doesNotContain(Samples.NUMBER);
    }

    @Test
    void texts_wantTheirPlaceholders() {
        assertThatThrownBy(() -> PrintTexts.read(
                        () -> new ByteArrayInputStream("version=1\nnumber=N°".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.violations())
                        .hasSizeGreaterThan(5));
    }
}
