package org.segursdk.cda.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Narrative blocks: what people read, and what has legal force. Source: cda §5.3. */
public final class Narrative {
    private static final String ABSENT = "Non renseigné";

    private Narrative() {}

    /** Text in a table cell, marked with an ID when an entry refers to it. */
    private record Cell(@Nullable String id, @Nullable String text) {}

    /** A table with a caption and column headers. A column in which no row says anything is left out. */
    public static final class Table {
        private final String caption;
        private final List<String> headers = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();
        private @Nullable String id;

        public Table(String caption, String... headers) {
            this.caption = caption;
            this.headers.addAll(List.of(headers));
        }

        /** The table itself, referred to by an entry. */
        public Table id(String value) {
            this.id = value;
            return this;
        }

        public Table row() {
            rows.add(new ArrayList<>());
            return this;
        }

        /** The next cell of the row; no text when nothing is known. */
        public Table cell(@Nullable String text) {
            rows.get(rows.size() - 1).add(new Cell(null, text));
            return this;
        }

        /** The next cell, referred to by an entry. */
        public Table cell(String id, @Nullable String text) {
            rows.get(rows.size() - 1).add(new Cell(id, text));
            return this;
        }

        /** As the whole {@code text}. */
        public void writeTo(XmlOut out) {
            out.start("text");
            writeTable(out);
            out.end();
        }

        /** As a part of a {@code text}. */
        public void writeTable(XmlOut out) {
            boolean[] used = new boolean[headers.size()];
            for (List<Cell> row : rows) {
                for (int column = 0; column < used.length; column++) {
                    used[column] |= row.get(column).text() != null;
                }
            }
            if (id == null) {
                out.start("table", "border", "1");
            } else {
                out.start("table", "ID", id, "border", "1");
            }
            out.leaf("caption", caption).start("thead").start("tr");
            for (int column = 0; column < used.length; column++) {
                if (used[column]) {
                    out.leaf("th", headers.get(column), "scope", "col");
                }
            }
            out.end().end().start("tbody");
            for (List<Cell> row : rows) {
                out.start("tr");
                for (int column = 0; column < used.length; column++) {
                    if (used[column]) {
                        writeCell(out, row.get(column));
                    }
                }
                out.end();
            }
            out.end().end();
        }

        private static void writeCell(XmlOut out, Cell cell) {
            out.start("td").startMixed();
            String text = cell.text();
            if (text == null) {
                out.text(ABSENT);
            } else if (cell.id() == null) {
                lines(out, text);
            } else {
                out.start("content", "ID", cell.id());
                lines(out, text);
                out.end();
            }
            out.end().endMixed();
        }
    }

    /** A list with one item a text. */
    public static void list(XmlOut out, List<String> items) {
        out.start("text").start("list", "listType", "unordered");
        for (String item : items) {
            out.start("item").startMixed();
            lines(out, item);
            out.end().endMixed();
        }
        out.end().end();
    }

    /** A single paragraph. */
    public static void paragraph(XmlOut out, String text) {
        out.start("text").start("paragraph").startMixed();
        lines(out, text);
        out.end().endMixed().end();
    }

    /** Text whose line ends show; inside mixed content. */
    public static void lines(XmlOut out, String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        out.text(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            out.text("\n").empty("br").text(lines[i]);
        }
    }
}
