package org.segursdk.cda.internal.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** Rows of narrative tables, read with the headers of their columns. */
public final class Rows {
    private Rows() {}

    /** The row that holds what a reference points to; empty when there is none, or cells and headers do not match. */
    public static Map<String, String> of(Scope scope, String reference) {
        Node row = reference.startsWith("#") ? above(scope.marked(reference.substring(1)), "tr") : null;
        Node table = row == null ? null : above(row, "table");
        Node head = table == null ? null : table.at("thead", "tr");
        if (row == null || head == null) {
            return Map.of();
        }
        List<Node> headers = cells(head);
        List<Node> cells = cells(row);
        if (headers.size() != cells.size()) {
            return Map.of();
        }
        Map<String, String> read = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (spans(headers.get(i)) || spans(cells.get(i))) {
                return Map.of();
            }
            read.putIfAbsent(PlainText.of(headers.get(i)), PlainText.of(cells.get(i)));
        }
        return read;
    }

    private static boolean spans(Node cell) {
        return cell.has("colspan") && !cell.value("colspan").equals("1");
    }

    private static List<Node> cells(Node row) {
        List<Node> cells = new ArrayList<>();
        for (Node child : row) {
            if (child.is("td") || child.is("th")) {
                cells.add(child);
            }
        }
        return cells;
    }

    private static @Nullable Node above(@Nullable Node from, String name) {
        Node node = from;
        while (node != null && !node.is(name)) {
            node = node.parent();
        }
        return node;
    }
}
