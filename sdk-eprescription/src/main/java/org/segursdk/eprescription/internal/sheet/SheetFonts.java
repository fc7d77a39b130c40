package org.segursdk.eprescription.internal.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The two fonts of one sheet, and what they can draw. */
final class SheetFonts implements AutoCloseable {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int THOUSANDTH = 1000;
    private static final String MIRRORED = "()[]{}<>«»";
    private static final String MIRROR = ")(][}{><»«";

    private final Face regular;
    private final Face bold;

    SheetFonts(PDDocument document) throws IOException {
        this.regular = new Face(document, "DejaVuSansCondensed.ttf");
        this.bold = new Face(document, "DejaVuSansCondensed-Bold.ttf");
    }

    /** A font with its widths, which are asked for often. */
    private static final class Face {
        final TrueTypeFont file;
        final CmapLookup glyphs;
        final PDFont font;
        final Map<Integer, Float> widths = new HashMap<>();

        Face(PDDocument document, String name) throws IOException {
            try (InputStream in = SheetFonts.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IOException("jasperreports-fonts is not on the class path");
                }
                this.file = new TTFParser().parse(new RandomAccessReadBuffer(in));
            }
            this.glyphs = file.getUnicodeCmapLookup();
            this.font = PDType0Font.load(document, file, true);
        }

        float width(int code) throws IOException {
            Float known = widths.get(code);
            if (known == null) {
                known = font.getStringWidth(Character.toString(code));
                widths.put(code, known);
            }
            return known;
        }
    }

    PDFont font(Style style) {
        return face(style).font;
    }

    private Face face(Style style) {
        return style.bold ? bold : regular;
    }

    /** In points. */
    float width(String text, Style style) throws IOException {
        float width = 0;
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            width += face(style).width(code);
            i += Character.charCount(code);
        }
        return width * style.size / THOUSANDTH;
    }

    /** What can be drawn: {@code [U+4E2D]} stands for a character no font has, marks that draw nothing are left out. */
    String drawable(String text, Style style) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            if (code == '\n') {
                shown.append('\n');
            } else if (Character.isSpaceChar(code) || Character.isWhitespace(code)) {
                shown.append(code == 0xA0 || code == 0x202F ? '\u00A0' : ' ');
            } else if (Character.getType(code) == Character.FORMAT
                    || Character.isISOControl(code)
                    || code >= 0xFE00 && code <= 0xFE0F) {
                return;
            } else if (regular.glyphs.getGlyphId(code) != 0
                    && face(style).glyphs.getGlyphId(code) != 0) {
                shown.appendCodePoint(code);
            } else {
                shown.append(String.format("[U+%04X]", code));
            }
        });
        return shown.toString();
    }

    /** A line in the order in which it is drawn: runs from right to left are turned round. */
    static String visual(String line) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Object[] runs = new Object[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = (levels[i] & 1) == 1 ? mirrored(run) : run;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        StringBuilder drawn = new StringBuilder(line.length());
        for (Object run : runs) {
            drawn.append(run);
        }
        return drawn.toString();
    }

    private static String mirrored(String run) {
        StringBuilder turned = new StringBuilder(run).reverse();
        for (int i = 0; i < turned.length(); i++) {
            int at = MIRRORED.indexOf(turned.charAt(i));
            if (at >= 0) {
                turned.setCharAt(i, MIRROR.charAt(at));
            }
        }
        return turned.toString();
    }

    @Override
    public void close() throws IOException {
        regular.file.close();
        bold.file.close();
    }
}
