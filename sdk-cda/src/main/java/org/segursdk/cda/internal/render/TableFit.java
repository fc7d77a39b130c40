package org.segursdk.cda.internal.render;

import org.segursdk.cda.internal.tree.Node;

/** Whether the words of a table fit the paper side by side; where they do not, they are broken rather than lost in the margin. */
final class TableFit {
    /** Characters on a line of the page, in the largest size, cell margins included. */
    private static final int PAGE_WIDTH = 95;

    private static final int COLUMN_WIDTH = 44;
    private static final int MAX_COLUMNS = 200;

    private final int[] longest = new int[MAX_COLUMNS];
    private int columns;

    private TableFit() {}

    static boolean isTooWide(Node table, boolean inColumn) {
        TableFit fit = new TableFit();
        fit.rows(table);
        int width = 0;
        for (int i = 0; i < fit.columns; i++) {
            width += fit.longest[i] + 2;
        }
        return width > (inColumn ? COLUMN_WIDTH : PAGE_WIDTH);
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
