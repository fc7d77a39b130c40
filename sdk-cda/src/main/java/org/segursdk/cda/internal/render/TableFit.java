package org.segursdk.cda.internal.render;

import java.util.Locale;
import org.segursdk.cda.internal.tree.Node;

/** Whether the words of a table fit the paper side by side; where they do not, they are broken rather than lost in the margin. */
final class TableFit {
    /** How a table stands on paper. */
    enum Fit {
        USUAL,
        /** In 8 points, the smallest size there is. */
        SMALL,
        /** Row by row, each cell under its header. */
        CARDS,
        /** Words are broken. */
        BROKEN
    }

    /** Points between the margins of the page, and in one of two columns. */
    private static final double PAGE_WIDTH = 532;

    private static final double COLUMN_WIDTH = 258;
    /** Points that a list takes on the left. */
    private static final double INDENT = 32;

    private static final double USUAL_SIZE = 9.5;
    private static final double SMALL_SIZE = 8;
    /** Points of the margins and the border of a cell. */
    private static final double USUAL_MARGINS = 8;

    private static final double SMALL_MARGINS = 5.5;

    private static final int MAX_COLUMNS = 200;

    /** What cannot be broken in each column, in thousandths of the size of the letters. */
    private final int[] longest = new int[MAX_COLUMNS];

    /** Most that a cell over several columns asks of the first one. */
    private static final int SPANNING = 11_000;

    private int columns;

    private TableFit() {}

    static Fit of(Node table, boolean inColumn) {
        TableFit fit = new TableFit();
        fit.rows(table);
        double room = (inColumn ? COLUMN_WIDTH : PAGE_WIDTH) - INDENT * lists(table);
        if (fit.width(USUAL_SIZE, USUAL_MARGINS) <= room) {
            return Fit.USUAL;
        }
        if (fit.width(SMALL_SIZE, SMALL_MARGINS) <= room) {
            return Fit.SMALL;
        }
        return fit.columns > 3 && isRegular(table) ? Fit.CARDS : Fit.BROKEN;
    }

    private double width(double size, double margins) {
        double width = 0;
        for (int i = 0; i < columns; i++) {
            width += longest[i] * size / 1000 + margins;
        }
        return width;
    }

    /** How many lists the table stands in. */
    private static int lists(Node table) {
        int lists = 0;
        for (Node above = table.parent(); above != null; above = above.parent()) {
            lists += above.is("list") ? 1 : 0;
        }
        return lists;
    }

    /** One row of headers, then rows whose cells fill as many columns. */
    private static boolean isRegular(Node table) {
        Node head = table.at("thead", "tr");
        if (head == null || table.count("thead") != 1 || table.child("thead") == null || head.next("tr") != null) {
            return false;
        }
        int headers = head.count("th");
        if (table.child("tfoot") != null || table.child("tr") != null || !isPlain(head, headers, "th")) {
            return false;
        }
        for (Node body : table.children("tbody")) {
            for (Node row : body) {
                if (row.isText() ? !row.ownText().isBlank() : !row.is("tr") || !isPlain(row, headers, "td")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A row that fills the columns without reaching into the next rows. */
    private static boolean isPlain(Node row, int columns, String name) {
        int count = 0;
        for (Node cell : row) {
            if (cell.isText() ? !cell.ownText().isBlank() : !cell.is(name)) {
                return false;
            }
            int span = cell.isText() ? 0 : span(cell);
            if (cell.has("rowspan") && !cell.value("rowspan").equals("1") || span > 1 && name.equals("th")) {
                return false;
            }
            count += span;
        }
        return count == columns && row.first() != null;
    }

    /** Columns a cell takes. */
    static int span(Node cell) {
        String span = cell.value("colspan");
        return span.matches("[0-9]{1,3}") ? Math.max(1, Integer.parseInt(span)) : 1;
    }

    private void rows(Node node) {
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.is("tr")) {
                row(child);
            } else if (child.is("thead") || child.is("tbody") || child.is("tfoot")) {
                rows(child);
            }
        }
    }

    private void row(Node row) {
        int column = 0;
        for (Node cell = row.first(); cell != null && column < MAX_COLUMNS; cell = cell.next()) {
            if (!cell.isText()) {
                boolean spans = cell.has("colspan") && !cell.value("colspan").equals("1");
                boolean bold = cell.is("th");
                int word = isShort(cell) ? width(cell.fullText().strip(), bold) : longestWord(cell, bold);
                longest[column] = Math.max(longest[column], spans ? Math.min(word, SPANNING) : word);
                column++;
            }
        }
        columns = Math.max(columns, column);
    }

    /** Whether a cell is a date, a number or a word, that should stay on one line. */
    static boolean isShort(Node cell) {
        String text = cell.fullText().strip();
        return !text.isEmpty() && text.length() <= 12 && cell.child("br") == null;
    }

    static boolean hasCells(Node node) {
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.is("td")
                    || child.is("th")
                    || child.is("tr") && !child.fullText().isBlank()
                    || hasCells(child)) {
                return true;
            }
        }
        return false;
    }

    private static int longestWord(Node node, boolean bold) {
        int longest = 0;
        int run = 0;
        String text = node.ownText();
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) <= ' ' ? 0 : run + width(text.charAt(i), bold);
            longest = Math.max(longest, run);
        }
        boolean strong =
                bold || node.value("styleCode").toLowerCase(Locale.ROOT).contains("bold");
        for (Node child = node.first(); child != null; child = child.next()) {
            longest = Math.max(longest, longestWord(child, strong));
        }
        return longest;
    }

    private static int width(String text, boolean bold) {
        return text.chars().map(c -> width((char) c, bold)).sum();
    }

    /** About what DejaVu Sans Condensed takes, in thousandths of its size. */
    private static int width(char c, boolean bold) {
        int width;
        if ("ijlft.,;:'|!()[]I/- ".indexOf(c) >= 0) {
            width = 340;
        } else if ("mwMW%@—".indexOf(c) >= 0) {
            width = 880;
        } else if (c < 0x250) {
            width = Character.isUpperCase(c) ? 640 : 560;
        } else {
            width = 900;
        }
        return bold ? width + 60 : width;
    }
}
