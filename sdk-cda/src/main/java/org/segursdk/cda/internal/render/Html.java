package org.segursdk.cda.internal.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes markup that is both HTML 5 and XML. Every text and attribute is escaped; there is no way to write a style or a script. */
final class Html {
    private final StringBuilder out = new StringBuilder(32 * 1024);
    private final Deque<String> open = new ArrayDeque<>();
    private final UnaryOperator<String> glyphs;

    /** @param glyphs what is done to text before it is escaped: nothing in HTML, replacement of what no font has in PDF */
    Html(UnaryOperator<String> glyphs) {
        this.glyphs = glyphs;
    }

    /** Opens an element; attributes go by pairs, those without value are left out. */
    Html open(String tag, @Nullable String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** An element without content, of those that HTML never closes. */
    Html empty(String tag, @Nullable String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    private void start(String tag, @Nullable String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(value);
                out.append('"');
            }
        }
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Html text(String text) {
        escape(glyphs.apply(text));
        return this;
    }

    /** An element with text alone. */
    Html leaf(String tag, String text, @Nullable String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A line end between blocks, for whoever opens the file in an editor. */
    Html line() {
        out.append('\n');
        return this;
    }

    /** Markup of ours: the style sheet and the prologue. */
    Html own(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity =
                    switch (text.charAt(i)) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '"' -> "&quot;";
                        case '\'' -> "&#39;";
                        default -> null;
                    };
            if (entity != null) {
                out.append(text, from, i).append(entity);
                from = i + 1;
            }
        }
        out.append(text, from, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
