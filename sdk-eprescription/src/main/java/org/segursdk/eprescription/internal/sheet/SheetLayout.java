package org.segursdk.eprescription.internal.sheet;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks paragraphs into lines and lines into pages. */
final class SheetLayout {
    private static final float GAP = 6;

    private final SheetFonts fonts;

    SheetLayout(SheetFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * A line as drawn.
     *
     * @param text in the order of drawing
     * @param down from the top of its column or page to its foot
     */
    record Line(Style style, String text, float down) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Line[redacted]";
        }
    }

    /**
     * Lines under each other.
     *
     * @param height of all
     */
    record Column(List<Line> lines, float height) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Column[redacted]";
        }
    }

    Column column(List<Paragraph> paragraphs, float width) throws IOException {
        List<Line> lines = new ArrayList<>();
        float down = 0;
        for (Paragraph paragraph : paragraphs) {
            for (String text : broken(paragraph, width)) {
                down += paragraph.style().leading;
                lines.add(new Line(paragraph.style(), text, down));
            }
        }
        return new Column(lines, down);
    }

    /** Pages of at most that height. A block goes to the next page as a whole, unless no page holds it. */
    List<List<Line>> pages(List<List<Paragraph>> blocks, float width, float height) throws IOException {
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        float used = 0;
        for (List<Paragraph> block : blocks) {
            Column column = column(block, width);
            float gap = page.isEmpty() ? 0 : GAP;
            if (used + gap + column.height() > height && !page.isEmpty() && column.height() <= height) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
                gap = 0;
            }
            used += gap;
            for (Line line : column.lines()) {
                if (used + line.style().leading > height && !page.isEmpty()) {
                    pages.add(page);
                    page = new ArrayList<>();
                    used = 0;
                }
                used += line.style().leading;
                page.add(new Line(line.style(), line.text(), used));
            }
        }
        pages.add(page);
        return pages;
    }

    private List<String> broken(Paragraph paragraph, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        float room = width - paragraph.style().indent;
        for (String text : fonts.drawable(paragraph.text(), paragraph.style()).split("\n", -1)) {
            lines(text, paragraph.style(), room, lines);
        }
        return lines;
    }

    private void lines(String text, Style style, float room, List<String> lines) throws IOException {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        StringBuilder line = new StringBuilder();
        float used = 0;
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            if (isInsideAddress(text, end)) {
                end = start;
                continue;
            }
            String word = text.substring(start, end);
            float whole = fonts.width(word, style);
            float bare = fonts.width(word.stripTrailing(), style);
            if (used + bare > room && line.length() > 0) {
                lines.add(SheetFonts.visual(line.toString().stripTrailing()));
                line.setLength(0);
                used = 0;
            }
            if (bare > room) {
                used = cut(word, style, room, line, lines);
            } else {
                line.append(word);
                used += whole;
            }
        }
        lines.add(SheetFonts.visual(line.toString().stripTrailing()));
    }

    /** Whether that end would cut an address of the Web, which people type again from the paper. */
    private static boolean isInsideAddress(String text, int end) {
        if (end >= text.length() || text.charAt(end - 1) == ' ') {
            return false;
        }
        int next = text.indexOf(' ', end);
        int from = text.lastIndexOf(' ', end) + 1;
        return text.substring(from, next < 0 ? text.length() : next).contains("://");
    }

    /** A word longer than a line, cut where the line ends. */
    private float cut(String word, Style style, float room, StringBuilder line, List<String> lines) throws IOException {
        float used = 0;
        for (int i = 0; i < word.length(); ) {
            String letter = Character.toString(word.codePointAt(i));
            float width = fonts.width(letter, style);
            if (used + width > room && line.length() > 0) {
                lines.add(SheetFonts.visual(line.toString()));
                line.setLength(0);
                used = 0;
            }
            line.append(letter);
            used += width;
            i += letter.length();
        }
        return used;
    }
}
