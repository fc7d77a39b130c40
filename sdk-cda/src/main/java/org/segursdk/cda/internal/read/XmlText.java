package org.segursdk.cda.internal.read;

import java.io.IOException;
import java.io.Writer;

/** Escapes so that any XML reader gets the same characters back, line ends included. */
final class XmlText {
    private XmlText() {}

    static void attribute(Writer out, String value) throws IOException {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '"' -> out.write("&quot;");
                case '\t' -> out.write("&#9;");
                case '\n' -> out.write("&#10;");
                case '\r' -> out.write("&#13;");
                default -> out.write(c);
            }
        }
    }

    static void text(Writer out, char[] text, int start, int length) throws IOException {
        int from = start;
        int end = start + length;
        for (int i = start; i < end; i++) {
            String escaped =
                    switch (text[i]) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '\r' -> "&#13;";
                        default -> "";
                    };
            if (!escaped.isEmpty()) {
                out.write(text, from, i - from);
                out.write(escaped);
                from = i + 1;
            }
        }
        out.write(text, from, end - from);
    }
}
