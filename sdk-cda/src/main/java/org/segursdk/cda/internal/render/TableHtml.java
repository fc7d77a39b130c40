package org.segursdk.cda.internal.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** Tables of a narrative, put right where they are wrong, with each interpretation beside its result. */
final class TableHtml {
    private static final int MAX_SPAN = 200;

    private final Html html;
    private final NarrativeHtml narrative;
    private final Flags flags;
    private final Set<Flags.Flag> placed = Collections.newSetFromMap(new IdentityHashMap<>());

    private final boolean paper;
    private boolean inColumn;

    TableHtml(Html html, NarrativeHtml narrative, Flags flags, boolean paper) {
        this.html = html;
        this.narrative = narrative;
        this.flags = flags;
        this.paper = paper;
    }

    /** Whether the row at hand shows that flag in the cell of the result. */
    boolean isPlaced(Flags.Flag flag) {
        return placed.contains(flag);
    }

    /** Whether the tables to come stand in one of two columns. */
    void inColumn(boolean value) {
        inColumn = value;
    }

    void table(Node table) {
        if (!TableFit.hasCells(table)) {
            html.open("div", "id", narrative.id(table));
            narrative.content(table);
            html.close();
            return;
        }
        TableFit.Fit fit = paper ? TableFit.of(table, inColumn) : TableFit.Fit.USUAL;
        if (fit == TableFit.Fit.CARDS) {
            cards(table);
            return;
        }
        String style =
                switch (fit) {
                    case SMALL -> "small";
                    case BROKEN -> "small tight";
                    default -> null;
                };
        html.line()
                .open("div", "class", "scroll")
                .open("table", "class", narrative.styles(style, table), "id", narrative.id(table));
        caption(table);
        boolean inBody = false;
        for (Node child = table.first(); child != null; child = child.next()) {
            switch (child.name()) {
                case "caption", "col", "colgroup" -> {
                    // written above, or ours
                }
                case "thead", "tbody", "tfoot" -> {
                    inBody = closeBody(inBody);
                    group(child);
                }
                default -> {
                    if (!child.isText() || !child.ownText().isBlank()) {
                        if (!inBody) {
                            html.open("tbody");
                            inBody = true;
                        }
                        row(child, false);
                    }
                }
            }
        }
        closeBody(inBody);
        if (table.first() == null && !table.ownText().isBlank()) {
            html.open("tbody").open("tr").leaf("td", table.ownText()).close().close();
        }
        html.close().close();
    }

    /** Rows one under the other, each cell under its header, when the page is too narrow for the table. */
    private void cards(Node table) {
        for (Node caption : table.children("caption")) {
            html.open("p", "class", "caption");
            narrative.content(caption);
            html.close();
        }
        Node head = table.at("thead", "tr");
        List<Node> headers = head == null ? List.of() : head.children("th");
        for (Node body : table.children("tbody")) {
            for (Node row : body.children("tr")) {
                List<Flags.Flag> found = new ArrayList<>();
                flagsBelow(row, found);
                Map<Node, List<Flags.Flag>> cells = place(row, found);
                html.line().open("div", "class", "card", "id", narrative.id(row));
                int column = 0;
                for (Node cell : row.children("td")) {
                    int span = TableFit.span(cell);
                    html.open("div", "class", span > 1 ? "pair wide" : "pair");
                    if (span == 1) {
                        html.open("div", "class", "label");
                        narrative.content(headers.get(column));
                        html.close();
                    }
                    html.open("div", "id", narrative.id(cell));
                    narrative.content(cell);
                    narrative.flagsOf(cell);
                    cells.getOrDefault(cell, List.of()).forEach(narrative::flag);
                    html.close().close();
                    column += span;
                }
                html.close();
            }
        }
    }

    private boolean closeBody(boolean inBody) {
        if (inBody) {
            html.close();
        }
        return false;
    }

    private void caption(Node table) {
        for (Node caption : table.children("caption")) {
            html.open("caption", "id", narrative.id(caption));
            narrative.content(caption);
            for (Node further = caption.next("caption"); further != null; further = further.next("caption")) {
                html.text(" ");
                narrative.content(further);
            }
            html.close();
            return;
        }
    }

    private void group(Node group) {
        if (!TableFit.hasCells(group) && group.fullText().isBlank()) {
            return;
        }
        html.open(group.name(), "class", narrative.styles(null, group));
        boolean head = group.is("thead");
        if (group.first() == null && !group.ownText().isBlank()) {
            html.open("tr").leaf("td", group.ownText()).close();
        }
        for (Node child = group.first(); child != null; child = child.next()) {
            if (!child.isText() || !child.ownText().isBlank()) {
                row(child, head);
            }
        }
        html.close();
    }

    /** A row; what is no row gets one of its own. */
    private void row(Node row, boolean head) {
        if (!row.is("tr")) {
            html.open("tr").open("td");
            if (row.isText()) {
                html.text(row.ownText());
            } else if (row.is("td") || row.is("th")) {
                narrative.content(row);
            } else {
                narrative.element(row);
            }
            html.close().close();
            return;
        }
        List<Flags.Flag> found = new ArrayList<>();
        if (!flags.isEmpty()) {
            flagsBelow(row, found);
        }
        Map<Node, List<Flags.Flag>> cells = place(row, found);
        html.line().open("tr", "class", rowStyle(row, found), "id", narrative.id(row));
        if (row.first() == null) {
            html.leaf("td", row.ownText());
        }
        boolean first = true;
        for (Node child = row.first(); child != null; child = child.next()) {
            if (!child.isText() || !child.ownText().isBlank()) {
                cell(child, head, first, cells.getOrDefault(child, List.of()));
                first = false;
            }
        }
        html.close();
    }

    private @Nullable String rowStyle(Node row, List<Flags.Flag> found) {
        Flags.Level level = Flags.Level.NOTE;
        for (Flags.Flag flag : found) {
            level = flag.level().compareTo(level) > 0 ? flag.level() : level;
        }
        return narrative.styles(level == Flags.Level.NOTE ? null : "row-" + level.style, row);
    }

    private void cell(Node cell, boolean head, boolean first, List<Flags.Flag> shown) {
        boolean header = cell.is("th");
        boolean isCell = header || cell.is("td");
        String scope = !header ? null : head ? "col" : first ? "row" : "col";
        html.open(
                header ? "th" : "td",
                "scope",
                scope,
                "class",
                narrative.styles(TableFit.isShort(cell) ? "short" : null, cell),
                "id",
                isCell ? narrative.id(cell) : null,
                "colspan",
                isCell ? span(cell, "colspan") : null,
                "rowspan",
                isCell ? span(cell, "rowspan") : null);
        if (cell.isText()) {
            html.text(cell.ownText());
        } else if (isCell) {
            narrative.content(cell);
            narrative.flagsOf(cell);
        } else {
            narrative.element(cell);
        }
        shown.forEach(narrative::flag);
        html.close();
    }

    private void flagsBelow(Node node, List<Flags.Flag> found) {
        if (node.has("ID")) {
            found.addAll(flags.on(node.value("ID")));
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            // a row of an inner table takes care of itself
            if (!child.is("table")) {
                flagsBelow(child, found);
            }
        }
    }

    /** The cell that says the coded number, for each interpretation of the row. */
    private Map<Node, List<Flags.Flag>> place(Node row, List<Flags.Flag> found) {
        Map<Node, List<Flags.Flag>> cells = new IdentityHashMap<>();
        for (Flags.Flag flag : found) {
            for (Node cell = row.first(); cell != null; cell = cell.next()) {
                if (cell.is("td") && Flags.says(cell.fullText(), flag.numbers())) {
                    cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(flag);
                    placed.add(flag);
                    break;
                }
            }
        }
        return cells;
    }

    private static @Nullable String span(Node cell, String attribute) {
        String value = cell.value(attribute);
        if (!value.matches("[0-9]{1,6}")) {
            return null;
        }
        int span = Math.min(Integer.parseInt(value), MAX_SPAN);
        return span > 1 ? Integer.toString(span) : null;
    }
}
