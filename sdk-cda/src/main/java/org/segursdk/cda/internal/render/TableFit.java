package org.segursdk.cda.internal.render;

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

    /** Characters on a line of the page, in the largest size, cell margins included. */
    private static final int PAGE_WIDTH = 106;

    private static final int COLUMN_WIDTH = 52;
    /** What 8 points gain over the usual size, in tenths. */
    private static final int SMALLER = 12;

    private static final int MAX_COLUMNS = 200;

    private final int[] longest = new int[MAX_COLUMNS];
    private int columns;

    private TableFit() {}

    static Fit of(Node table, boolean inColumn) {
        TableFit fit = new TableFit();
        fit.rows(table);
        int width = 0;
        for (int i = 0; i < fit.columns; i++) {
            width += fit.longest[i] + 1;
        }
        int room = inColumn ? COLUMN_WIDTH : PAGE_WIDTH;
        if (width <= room) {
            return Fit.USUAL;
        }
        if (width <= room * SMALLER / 10) {
            return Fit.SMALL;
        }
        return fit.columns > 3 && isRegular(table) ? Fit.CARDS : Fit.BROKEN;
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
                int word = longestWord(cell);
                longest[column] = Math.max(longest[column], spans ? Math.min(word, 20) : word);
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

    private static int longestWord(Node node) {
        int longest = 0;
        int run = 0;
        String text = node.ownText();
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) <= ' ' ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            longest = Math.max(longest, longestWord(child));
        }
        return longest;
    }
}
