package org.segursdk.cda.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Narrative blocks: what people read, and what has legal force. Source: cda §5.3. */
public final class Narrative {
    private static final String ABSENT = "Non renseigné";

    private Narrative() {}

    /** A table with a caption and column headers. A column in which no row says anything is left out. */
    public static final class Table {
        private final String caption;
        private final String[] headers;
        private final boolean[] used;
        private @Nullable String[] ids;
        private @Nullable String[] suffixes;
        private @Nullable String[] texts;
        private int size;

        public Table(String caption, String... headers) {
            this(caption, 8, headers);
        }

        /** @param rows how many are expected */
        public Table(String caption, int rows, String... headers) {
            this.caption = caption;
            this.headers = headers.clone();
            this.used = new boolean[headers.length];
            int cells = Math.max(1, rows * headers.length);
            this.ids = new @Nullable String[cells];
            this.suffixes = new @Nullable String[cells];
            this.texts = new @Nullable String[cells];
        }

        /** Begins a row; the one before must be full. */
        public Table row() {
            if (size % headers.length != 0) {
                throw new IllegalStateException("a row has " + headers.length + " cells");
            }
            return this;
        }

        /** The next cell of the row; no text when nothing is known. */
        public Table cell(@Nullable String text) {
            return add(null, null, text);
        }

        /** The next cell, referred to by an entry. */
        public Table cell(String id, @Nullable String text) {
            return add(id, null, text);
        }

        /** The next cell, referred to by an entry by the id that is these two put together. */
        public Table cell(String id, String suffix, @Nullable String text) {
            return add(id, suffix, text);
        }

        private Table add(@Nullable String id, @Nullable String suffix, @Nullable String text) {
            if (size == texts.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                suffixes = Arrays.copyOf(suffixes, 2 * size);
                texts = Arrays.copyOf(texts, 2 * size);
            }
            ids[size] = id;
            suffixes[size] = suffix;
            texts[size] = text;
            used[size % headers.length] |= text != null;
            size++;
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
            out.start("table", "border", "1");
            out.leaf("caption", caption).start("thead").start("tr");
            for (int column = 0; column < headers.length; column++) {
                if (used[column]) {
                    out.leaf("th", headers[column], "scope", "col");
                }
            }
            out.end().end().start("tbody");
            for (int row = 0; row < size; row += headers.length) {
                out.start("tr");
                for (int column = 0; column < headers.length; column++) {
                    if (used[column]) {
                        writeCell(out, row + column);
                    }
                }
                out.end();
            }
            out.end().end();
        }

        private void writeCell(XmlOut out, int cell) {
            out.start("td").startMixed();
            String text = texts[cell];
            String id = ids[cell];
            String suffix = suffixes[cell];
            if (text == null) {
                out.text(ABSENT);
            } else if (id == null) {
                lines(out, text);
            } else {
                out.startContent(id, suffix == null ? "" : suffix);
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
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                out.text(text.substring(start, i)).text("\n").empty("br");
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        out.text(start == 0 ? text : text.substring(start));
    }
}
