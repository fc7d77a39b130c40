package org.segursdk.cda.internal.read;

import org.segursdk.cda.internal.tree.Node;

/** The text of a narrative as people read it: lines and cells stay apart, white space of the layout goes. */
public final class PlainText {
    private PlainText() {}

    /** Text of an element that people read: {@code br} ends a line, a line end in the file does not. */
    public static String of(Node node) {
        StringBuilder out = new StringBuilder(64);
        if (node.first() == null) {
            text(node, out, true);
        } else {
            append(node, out, false);
        }
        return out.toString().strip();
    }

    private static void append(Node node, StringBuilder out, boolean kept) {
        if (node.isText()) {
            text(node, out, kept);
            return;
        }
        switch (node.name()) {
            case "br" -> out.append('\n');
            case "tr", "paragraph", "item", "caption", "table", "list" -> {
                newLine(out);
                children(node, out);
                newLine(out);
            }
            case "td", "th" -> {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                    out.append('\t');
                }
                children(node, out);
            }
            default -> children(node, out);
        }
    }

    private static void children(Node node, StringBuilder out) {
        if (node.first() == null) {
            text(node, out, true);
            return;
        }
        boolean lines = node.child("br") != null;
        for (Node child = node.first(); child != null; child = child.next()) {
            append(child, out, lines);
        }
    }

    /**
     * White space with a line end in it is layout: one space, or nothing at either end of a line. Other white space is kept in
     * a text of its own and made one space between elements.
     */
    private static void text(Node node, StringBuilder out, boolean kept) {
        String text = node.ownText();
        Node after = node.next();
        boolean endsLine = after != null && after.is("br");
        int i = 0;
        while (i < text.length()) {
            int start = i;
            boolean lineEnd = false;
            while (i < text.length() && isWhite(text.charAt(i))) {
                lineEnd |= text.charAt(i) == '\n';
                i++;
            }
            if (i > start) {
                if (kept && !lineEnd) {
                    out.append(text, start, i);
                } else if (!endsWithWhite(out) && !(i == text.length() && endsLine)) {
                    out.append(' ');
                }
            }
            start = i;
            while (i < text.length() && !isWhite(text.charAt(i))) {
                i++;
            }
            out.append(text, start, i);
        }
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean endsWithWhite(StringBuilder out) {
        return out.isEmpty() || isWhite(out.charAt(out.length() - 1));
    }

    private static void newLine(StringBuilder out) {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
    }
}
