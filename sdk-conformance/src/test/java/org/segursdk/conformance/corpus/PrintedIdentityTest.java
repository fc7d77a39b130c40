package org.segursdk.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.insi.datamatrix.InsDatamatrix;
import org.segursdk.insi.datamatrix.ScannedIdentity;

/** A printed document bears the patient's INS: what a scanner reads on the page is what the CDA says. */
class PrintedIdentityTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Tag("REM-INS-24")
    @Tag("REM-CDA-02")
    void datamatrix_onThePrintedPage_isTheIdentityOfTheDocument(int index) throws IOException {
        CdaSamples samples = new CdaSamples(new Dice(20_261_123L, "printed" + index), Corpus.NOW, false);
        Patient patient = samples.people().qualifiedPatient();
        QualifiedIns ins = patient.ins().orElseThrow();
        VsmDocument summary = samples.vsm(patient, samples.author());
        Document document = summary.toDocument();
        RenderOptions options = RenderOptions.builder()
                .identityImage(InsDatamatrix.of(ins).png(4))
                .build();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        CdaRenderer.pdf(document.content(), options, pdf);

        ScannedIdentity scanned = InsDatamatrix.readImage(firstPage(pdf.toByteArray()));
        assertThat(scanned.findings()).isEmpty();
        ReadPatient read =
                CdaReader.create().read(document.content()).header().patient().orElseThrow();
        assertThat(scanned.ins()).isPresent().isEqualTo(read.ins()).contains(ins.ins());
        assertThat(scanned.traits().map(IdentityTraits::birthName)).isEqualTo(read.birthName());
        assertThat(scanned.traits().map(IdentityTraits::birthGivenNames)).isEqualTo(read.birthGivenNames());
    }

    private static byte[] firstPage(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 300), "png", png);
            return png.toByteArray();
        }
    }
}
