package org.segursdk.conformance.report;

/** Texts as XML and HTML want them. */
final class Xml {
    private Xml() {}

    /** Escaped for text and quoted attributes; what XML cannot hold becomes a question mark. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t' -> out.append("&#9;");
                case '\n' -> out.append("&#10;");
                default -> {
                    boolean allowed =
                            point >= 0x20 && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000;
                    out.appendCodePoint(allowed ? point : '?');
                }
            }
        });
        return out.toString();
    }
}
