package org.segursdk.conformance.checks.prescription;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Pages as a person holds them: their words, and the 2D code on each. */
final class PrintedPages {
    /** Resolutions at which a page is looked at, in dots per inch, until its code is found. */
    private static final int[] RESOLUTIONS = {200, 300, 150, 400};

    /**
     * A page.
     *
     * @param words blanks made single
     * @param code what the 2D code says; empty when there is none
     */
    record Page(String words, Optional<String> code) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Page[redacted]";
        }
    }

    private PrintedPages() {}

    static List<Page> of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<Page> pages = new ArrayList<>();
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                PDFTextStripper words = new PDFTextStripper();
                words.setStartPage(i + 1);
                words.setEndPage(i + 1);
                pages.add(new Page(words.getText(document).replaceAll("\\s+", " "), code(renderer, i)));
            }
            return pages;
        }
    }

    private static Optional<String> code(PDFRenderer renderer, int page) throws IOException {
        for (int resolution : RESOLUTIONS) {
            BinaryBitmap bitmap = new BinaryBitmap(
                    new HybridBinarizer(greys(renderer.renderImageWithDPI(page, resolution, ImageType.GRAY))));
            try {
                return Optional.of(new MultiFormatReader()
                        .decode(
                                bitmap,
                                Map.of(
                                        DecodeHintType.TRY_HARDER,
                                        true,
                                        DecodeHintType.POSSIBLE_FORMATS,
                                        List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX)))
                        .getText());
            } catch (NotFoundException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** The image's own bytes: a page has millions of points. */
    private static LuminanceSource greys(BufferedImage image) {
        byte[] points = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int wide = image.getWidth();
        int high = image.getHeight();
        return new PlanarYUVLuminanceSource(points, wide, high, 0, 0, wide, high, false);
    }
}
