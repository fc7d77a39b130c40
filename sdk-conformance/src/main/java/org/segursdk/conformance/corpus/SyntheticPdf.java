package org.segursdk.conformance.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Real, small, reproducible PDF letters. */
final class SyntheticPdf {
    private SyntheticPdf() {}

    /** A letter of that many pages that says on its face that it is synthetic. */
    static byte[] letter(long documentId, List<String> lines, int pages) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.setDocumentId(documentId);
            PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int number = 1; number <= pages; number++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                write(document, page, font, lines, number, pages);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document, PDPage page, PDFont font, List<String> lines, int number, int pages)
            throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, 12);
            content.setLeading(18);
            content.newLineAtOffset(60, 780);
            content.showText("DOCUMENT SYNTHETIQUE - page " + number + "/" + pages);
            for (String line : lines) {
                content.newLine();
                content.showText(line);
            }
            content.endText();
        }
    }
}
