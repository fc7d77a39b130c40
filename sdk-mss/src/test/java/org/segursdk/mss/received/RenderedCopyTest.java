package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.Document;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.XdmSamples;

/** The PDF beside a document says what the document says. */
@Tag("REM-MSSS-04")
class RenderedCopyTest {
    private static byte[] copy(Document document) throws IOException {
        try (InputStream in = SentDocument.rendered(document).pdf().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void level1_isTheEmbeddedPdfByteForByte() throws IOException {
        Document letter = Samples.letter(XdmSamples.header(XdmSamples.ID, XdmSamples.patient(), "Courrier"));
        assertThat(copy(letter)).isEqualTo(Samples.PDF);
    }

    @Test
    void withoutPdfOfItsOwn_bearsHeaderAndNarrative() throws IOException {
        Document report = VsmDocument.builder()
                .header(XdmSamples.header(XdmSamples.ID, XdmSamples.patient(), "Synthèse médicale"))
                .problems(Statement.entries(List.of(Problem.of("Angor instable").build())))
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.notRecorded())
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.notRecorded())
                .build()
                .toDocument();
        try (PDDocument pdf = Loader.loadPDF(copy(report))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(report.metadata().title())
                    .contains(report.metadata().patient().traits().birthName())
                    .contains(report.metadata().authors().get(0).professional().familyName())
                    .contains(report.metadata().authors().get(0).structure().name())
                    .contains("14/07/2026")
                    .contains("Angor instable");
        }
    }
}
