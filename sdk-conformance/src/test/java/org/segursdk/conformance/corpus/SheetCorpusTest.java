package org.segursdk.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.code2d.Code2d;
import org.segursdk.eprescription.code2d.Code2dData;

/** Sheets of the corpus: picture, JSON and pages agree. */
class SheetCorpusTest {
    private static final int COUNT = Boolean.getBoolean("segursdk.thorough") ? 40 : 8;

    @Test
    @Tag("REM-EPR-05")
    void codePictureAndPagesAgree(@TempDir Path folder) throws Exception {
        new Corpus(folder, 20_261_122, COUNT).write(Set.of("eprescription"));
        for (int i = 1; i <= COUNT; i++) {
            Path stem = folder.resolve("eprescription").resolve(String.format("%04d", i));
            String json = Files.readString(Path.of(stem + ".json"));
            assertThat(decoded(Path.of(stem + ".png"))).isEqualTo(json);
            Code2dData data = Code2d.read(json, EPrescriptionProfile.observedV2());
            assertThat(data.number().isSimulated()).isTrue();
            pages(Path.of(stem + ".pdf"), data);
        }
    }

    private static void pages(Path file, Code2dData data) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
            int pages = pdf.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf).replaceAll("\\s+", " "))
                        .contains("e-prescription N°" + data.number().value())
                        .contains("SPÉCIMEN – NON DÉLIVRABLE", "Page " + page + "/" + pages)
                        .containsAnyOf("ne s'oppose(nt) pas", "le patient s'oppose à la consultation")
                        .contains("traite vos données dans le cadre de ses missions");
            }
        }
    }

    private static String decoded(Path file) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(file.toFile());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }
}
