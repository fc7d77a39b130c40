package org.segursdk.dmp.internal;

import java.util.Arrays;

/** The namespace bindings already written, as a stack: a declaration that repeats the one in force is superfluous. */
final class NamespaceScope {
    private String[] prefixes = new String[16];
    private String[] uris = new String[16];
    private int size;
    private int[] marks = new int[16];
    private int depth;

    void open() {
        if (depth == marks.length) {
            marks = Arrays.copyOf(marks, 2 * depth);
        }
        marks[depth++] = size;
    }

    void close() {
        size = marks[--depth];
    }

    /** Declares a binding in the open element; the default namespace has the prefix {@code ""}. */
    void declare(String prefix, String uri) {
        if (uri.equals(inForce(prefix))) {
            return;
        }
        if (size == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * size);
            uris = Arrays.copyOf(uris, 2 * size);
        }
        int at = size++;
        int first = marks[depth - 1];
        while (at > first && CodePoints.compare(prefixes[at - 1], prefix) > 0) {
            prefixes[at] = prefixes[at - 1];
            uris[at] = uris[at - 1];
            at--;
        }
        prefixes[at] = prefix;
        uris[at] = uri;
    }

    private String inForce(String prefix) {
        for (int i = size - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return uris[i];
            }
        }
        return prefix.isEmpty() ? "" : "\u0000";
    }

    /** Index of the first binding to write on the open element; they stand in canonical order. */
    int first() {
        return marks[depth - 1];
    }

    int end() {
        return size;
    }

    String prefix(int index) {
        return prefixes[index];
    }

    String uri(int index) {
        return uris[index];
    }
}
