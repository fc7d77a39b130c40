package org.segursdk.cda.internal.read;

import org.segursdk.cda.internal.tree.Node;

/** The text of a narrative as people read it: lines and cells stay apart, white space of the layout goes. */
public final class PlainText {
    private PlainText() {}

    /** Text of an element that people read; an element that holds text only gives it as it stands, ends stripped. */
    public static String of(Node node) {
        if (node.first() == null) {
            return node.ownText().strip();
        }
        StringBuilder out = new StringBuilder(128);
        append(node, out, false);
        return out.toString().strip();
    }

    private static void append(Node node, StringBuilder out, boolean exact) {
        if (node.isText()) {
            text(node, out, exact);
            return;
        }
        switch (node.name()) {
            case "br" -> newLine(out);
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

    /** White space between elements is layout; within a text it is kept when the text is cut by line breaks. */
    private static void text(Node node, StringBuilder out, boolean exact) {
        String text = node.ownText();
        if (exact) {
            out.append(text);
            return;
        }
        boolean gap = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!white) {
                out.append(c);
            } else if (!gap) {
                out.append(' ');
            }
            gap = white;
        }
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
