package org.segursdk.eprescription.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.prescription.ReadPrescription;
import org.segursdk.core.Environment;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.EPrescriptionProfile.ReplacedEncoding;
import org.segursdk.eprescription.Executant;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.Samples;

class PrescriptionDocumentsTest {
    private static final Provenance REAL = Provenance.vendorBridge("Pont d'essai", "1");
    private static final SheetPrinter PRINTER =
            SheetPrinter.builder().environment(Environment.INTEGRATION).build();

    private static ReadDocument read(Document document) throws IOException {
        return CdaReader.create().read(document.content());
    }

    private static ReadPrescription structured(PrintedSheet sheet) throws IOException {
        return ReadPrescription.of(read(PrescriptionDocuments.structured(sheet).toDocument()))
                .orElseThrow();
    }

    private static byte[] bytes(ContentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    @Tag("REM-EPR-02")
    void deposited_hasNumberCodeAndSheet() throws IOException {
        PrintedSheet sheet = PRINTER.withNumber(Samples.ePrescription(Samples.usual()), REAL);
        ReadPrescription read = structured(sheet);
        assertThat(read.number()).contains(Samples.NUMBER);
        assertThat(read.medicines()).hasSize(2);
        assertThat(read.devices()).hasSize(1);
        assertThat(read.vitalSigns()).hasSize(1);
        assertThat(bytes(read.pdfCopies().get(0))).isEqualTo(bytes(sheet.pdf()));
        assertThat(bytes(read.barcodes().get(0)))
                .isEqualTo(bytes(sheet.code2d().orElseThrow().image()));
    }

    @Test
    @Tag("REM-EPR-02")
    void withoutDeposit_hasNeither_andIsStillADocument() throws IOException {
        PrintedSheet sheet = PRINTER.withoutNumber(Samples.usual().build());
        ReadPrescription read = structured(sheet);
        assertThat(read.number()).isEmpty();
        assertThat(read.barcodes()).isEmpty();
        assertThat(bytes(read.pdfCopies().get(0))).isEqualTo(bytes(sheet.pdf()));
    }

    @Test
    void pdfAlone_isALevel1Prescription() throws IOException {
        PrintedSheet sheet = PRINTER.withoutNumber(Samples.usual().build());
        Oid id = Oid.of("1.2.250.1.213.3.999.2026.9");
        Document document = PrescriptionDocuments.pdfOnly(sheet, id).toDocument();
        assertThat(document.metadata().typeCode().code()).isEqualTo("57833-6");
        ReadDocument read = read(document);
        assertThat(read.isLevel1()).isTrue();
        assertThat(PrescriptionDocuments.pdfOnly(sheet, id).header().id()).isEqualTo(id);
    }

    @Test
    void acts_areWordsOfTheDocument_andAloneMakeNone() throws IOException {
        PrescribedAct act = PrescribedAct.of(PrescribedAct.Kind.NURSING, "pansement, 1 par jour");
        assertThat(structured(PRINTER.withoutNumber(
                                Samples.usual().comment("Merci").addAct(act).build()))
                        .comments())
                .singleElement()
                .asString()
                .contains("Merci", "Soins infirmiers : pansement, 1 par jour");
        Prescription alone = Samples.bare().addAct(act).build();
        assertThatThrownBy(() -> PrescriptionDocuments.structured(PRINTER.withoutNumber(alone)))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(
                                refused.violations().get(0).rule())
                        .isEqualTo("EP-LINES"));
    }

    @Test
    void replacedAndExecutant_areParticipants() throws IOException {
        Prescription prescription = Samples.usual()
                .addFlag(PrescriptionFlag.SECURED)
                .opioidSubstitution()
                .replaced(Samples.doctor("99700366258", "Martin", "Paul"))
                .executant(Executant.of(Samples.practice()))
                .build();
        String asSample = text(PRINTER, prescription);
        assertThat(asSample).contains("<participant typeCode=\"CON\"", "CORRE", "<participant typeCode=\"PRF\"");
        SheetPrinter guide = SheetPrinter.builder()
                .environment(Environment.INTEGRATION)
                .profile(EPrescriptionProfile.observedV2().withReplacedEncoding(ReplacedEncoding.CARE_TEAM))
                .build();
        assertThat(text(guide, prescription)).contains("<participant typeCode=\"REF\"", "code=\"353\"");
    }

    private static String text(SheetPrinter printer, Prescription prescription) throws IOException {
        PrescriptionDocument document = PrescriptionDocuments.structured(printer.withoutNumber(prescription));
        return new String(bytes(document.toDocument().content()), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void header_canBeCompleted() {
        PrescriptionDocument second = PrescriptionDocuments.structured(
                PRINTER.withoutNumber(Samples.usual().build()),
                header -> header.setId(Oid.of("1.2.250.1.213.3.999.2026.1")).version(2));
        assertThat(second.header().version()).isEqualTo(2);
    }
}
