package org.segursdk.examples.cabinet.web;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * HTML that is safe to send: whatever was put into it is escaped, unless it is HTML itself. There is no way to make some out of a text that
 * came from elsewhere.
 */
public final class Html {
    static final Html NONE = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * A template of the program's own.
     *
     * @param template each {@code {}} stands for a value
     * @param values {@code Html} goes in as it is, also several; anything else as text
     */
    static Html of(String template, Object... values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf("{}", from);
            if (hole < 0) {
                throw new IllegalArgumentException("more values than places");
            }
            out.append(template, from, hole).append(escaped(value));
            from = hole + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("more places than values");
        }
        return new Html(out.append(template.substring(from)).toString());
    }

    private static String escaped(Object value) {
        if (value instanceof Html html) {
            return html.markup;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Html::escaped).orElse("");
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(Html::escaped).collect(Collectors.joining());
        }
        return escape(String.valueOf(value));
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** The markup of pages made by the login, which escapes too. */
    static Html made(String markup) {
        return new Html(markup);
    }

    static Html when(boolean shown, Html html) {
        return shown ? html : NONE;
    }

    @Override
    public String toString() {
        return markup;
    }
}
