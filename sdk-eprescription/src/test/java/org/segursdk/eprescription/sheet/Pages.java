package org.segursdk.eprescription.sheet;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A sheet as a stranger sees it: its pages as pictures and as text. */
final class Pages {
    private static final int DPI = 130;

    private Pages() {}

    static PDDocument open(PrintedSheet sheet) throws IOException {
        try (InputStream in = sheet.pdf().open()) {
            return Loader.loadPDF(in.readAllBytes());
        }
    }

    /** The text of each page, on one line. */
    static List<String> texts(PrintedSheet sheet) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PDDocument pdf = open(sheet)) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(false);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(pdf).replaceAll("\\s+", " "));
            }
        }
        return texts;
    }

    /** What the QR code of each page says; empty for a page without. */
    static List<Optional<String>> codes(PrintedSheet sheet) throws IOException {
        List<Optional<String>> codes = new ArrayList<>();
        String folder = System.getProperty("segursdk.sheet.pictures");
        try (PDDocument pdf = open(sheet)) {
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, DPI, ImageType.RGB);
                if (folder != null) {
                    ImageIO.write(
                            image,
                            "png",
                            Path.of(folder, sheet.prescription().id().toString() + "-" + page + ".png")
                                    .toFile());
                }
                codes.add(decode(image));
            }
        }
        return codes;
    }

    static Optional<String> decode(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        try {
            return Optional.of(new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (NotFoundException none) {
            return Optional.empty();
        } catch (ReaderException broken) {
            throw new AssertionError("a code that cannot be read", broken);
        }
    }
}
