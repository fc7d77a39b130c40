package org.segursdk.eprescription.internal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.segursdk.eprescription.internal.QrCode;
import org.segursdk.eprescription.internal.sheet.SheetLayout.Column;
import org.segursdk.eprescription.internal.sheet.SheetLayout.Line;
import org.segursdk.eprescription.sheet.PrintTexts;

/** Draws the sheet, a PDF/A-1b on A4. The same content gives the same bytes. */
public final class SheetPdf {
    private static final float MARGIN = 36;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float COLUMN_GAP = 18;
    private static final float SPACE = 10;
    private static final float SIGNATURE = 62;
    private static final float LEAST_BODY = 90;
    private static final float GREY = 0.88f;

    private final PrintTexts texts;
    private final SheetFooter footer;
    private final Optional<String> specimen;
    private final SheetFonts fonts;
    private final PDDocument document;
    private final SheetLayout layout;

    private SheetPdf(
            PrintTexts texts, SheetFooter footer, Optional<String> specimen, SheetFonts fonts, PDDocument document) {
        this.texts = texts;
        this.footer = footer;
        this.specimen = specimen;
        this.fonts = fonts;
        this.document = document;
        this.layout = new SheetLayout(fonts);
    }

    /** The sheet and its number of pages. */
    public record Made(byte[] pdf, int pages) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Made[pages " + pages + "]";
        }
    }

    /**
     * @param specimen what every page bears when it is not to be dispensed
     * @param madeWith versions, recorded in the PDF
     */
    public static Made write(
            SheetContent content, SheetFooter footer, PrintTexts texts, Optional<String> specimen, String madeWith)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        try (PDDocument document = new PDDocument();
                SheetFonts fonts = new SheetFonts(document)) {
            SheetPdf sheet = new SheetPdf(texts, footer, specimen, fonts, document);
            int pages = sheet.draw(content);
            SheetIdentity.describe(document, content.prescription(), madeWith);
            document.save(out, CompressParameters.NO_COMPRESSION);
            return new Made(out.toByteArray(), pages);
        }
    }

    private int draw(SheetContent content) throws IOException {
        float half = (WIDTH - COLUMN_GAP) / 2;
        Column left = layout.column(content.left(), half);
        Column right = layout.column(content.right(), half);
        Column notices = notices();
        float banner = specimen.isPresent() ? Style.HEADING.leading : 0;
        float top = MARGIN + banner + Math.max(left.height(), right.height()) + SPACE;
        float foot = MARGIN + footHeight(notices);
        float body = Math.max(LEAST_BODY, HEIGHT - top - foot - SPACE);
        List<List<Line>> pages = layout.pages(content.blocks(), WIDTH, body);
        List<Line> last = pages.get(pages.size() - 1);
        if (!last.isEmpty() && last.get(last.size() - 1).down() + SIGNATURE > body) {
            pages = new ArrayList<>(pages);
            pages.add(List.of());
        }
        for (int i = 0; i < pages.size(); i++) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                specimen(out);
                column(out, left, MARGIN, HEIGHT - MARGIN - banner);
                column(out, right, MARGIN + half + COLUMN_GAP, HEIGHT - MARGIN - banner);
                rule(out, HEIGHT - top + SPACE / 2);
                lines(out, pages.get(i), MARGIN, HEIGHT - top);
                if (i == pages.size() - 1) {
                    signature(out, pages.get(i), HEIGHT - top);
                }
                foot(out, notices, texts.page(i + 1, pages.size()));
            }
        }
        return pages.size();
    }

    private float codeColumn() throws IOException {
        return Math.max(footer.side(), fonts.width(fonts.drawable(footer.number(), Style.PLAIN), Style.PLAIN));
    }

    private Column notices() throws IOException {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String text : footer.texts()) {
            paragraphs.add(new Paragraph(Style.NOTICE, text + "\n"));
        }
        return layout.column(paragraphs, WIDTH - codeColumn() - COLUMN_GAP);
    }

    /** Code, number and page under each other; texts beside. */
    private float footHeight(Column notices) {
        float under = footer.side() + (footer.number().isEmpty() ? 1 : 2) * Style.PLAIN.leading;
        return Math.max(under, notices.height()) + SPACE;
    }

    private void foot(PDPageContentStream out, Column notices, String page) throws IOException {
        float height = footHeight(notices);
        rule(out, MARGIN + height - SPACE / 2);
        if (footer.code().isPresent()) {
            code(out, footer.code().get(), MARGIN + 2 * Style.PLAIN.leading);
            line(
                    out,
                    new Line(Style.PLAIN, fonts.drawable(footer.number(), Style.PLAIN), 0),
                    MARGIN,
                    MARGIN + Style.PLAIN.leading + 2);
            column(out, notices, MARGIN + codeColumn() + COLUMN_GAP, MARGIN + height - SPACE);
        }
        line(out, new Line(Style.PLAIN, fonts.drawable(page, Style.PLAIN), 0), MARGIN, MARGIN);
    }

    /** One rectangle for each run of black modules of a row. */
    private void code(PDPageContentStream out, QrCode code, float bottom) throws IOException {
        float module = footer.module();
        out.setNonStrokingColor(0f);
        for (int row = 0; row < code.side(); row++) {
            int column = 0;
            while (column < code.side()) {
                int start = column;
                while (column < code.side() && code.isBlack(column, row)) {
                    column++;
                }
                if (column > start) {
                    out.addRect(
                            MARGIN + start * module,
                            bottom + (code.side() - 1 - row) * module,
                            (column - start) * module,
                            module);
                }
                column++;
            }
        }
        out.fill();
    }

    private void signature(PDPageContentStream out, List<Line> body, float top) throws IOException {
        float down = body.isEmpty() ? 0 : body.get(body.size() - 1).down();
        line(
                out,
                new Line(Style.PLAIN, fonts.drawable(texts.signature(), Style.PLAIN), 0),
                MARGIN + WIDTH * 2 / 3,
                top - down - SPACE - Style.PLAIN.leading);
    }

    /** Across the page, under everything else, and again at its head. */
    private void specimen(PDPageContentStream out) throws IOException {
        if (specimen.isEmpty()) {
            return;
        }
        String words = specimen.get();
        float width = fonts.width(words, Style.HEADING);
        line(out, new Line(Style.HEADING, words, 0), MARGIN + (WIDTH - width) / 2, HEIGHT - MARGIN);
        float size = 40;
        float half = width * size / Style.HEADING.size / 2;
        double angle = Math.atan2(HEIGHT, PDRectangle.A4.getWidth());
        Matrix place = Matrix.getTranslateInstance(PDRectangle.A4.getWidth() / 2, HEIGHT / 2);
        place.concatenate(Matrix.getRotateInstance(angle, 0, 0));
        place.concatenate(Matrix.getTranslateInstance(-half, -size / 3));
        out.setNonStrokingColor(GREY);
        out.beginText();
        out.setFont(fonts.font(Style.HEADING), size);
        out.setTextMatrix(place);
        out.showText(words);
        out.endText();
        out.setNonStrokingColor(0f);
    }

    private void column(PDPageContentStream out, Column column, float x, float top) throws IOException {
        lines(out, column.lines(), x, top);
    }

    private void lines(PDPageContentStream out, List<Line> lines, float x, float top) throws IOException {
        for (Line line : lines) {
            line(out, line, x, top - line.down() + line.style().leading - line.style().size);
        }
    }

    private void line(PDPageContentStream out, Line line, float x, float y) throws IOException {
        if (line.text().isEmpty()) {
            return;
        }
        out.beginText();
        out.setFont(fonts.font(line.style()), line.style().size);
        boolean first = line.style() == Style.NAME;
        out.newLineAtOffset(x + (first ? 0 : line.style().indent), y);
        out.showText(line.text());
        out.endText();
    }

    private static void rule(PDPageContentStream out, float y) throws IOException {
        out.setLineWidth(0.5f);
        out.moveTo(MARGIN, y);
        out.lineTo(MARGIN + WIDTH, y);
        out.stroke();
    }
}
