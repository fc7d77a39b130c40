package org.segursdk.core.xds;

/** Text as XML can carry it and an attribute gives it back. */
final class Texts {
    private Texts() {}

    /** Control characters become spaces, characters XML forbids become U+FFFD. Almost always the text itself. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0xD800 && c <= 0xDFFF || c >= 0xFFFE) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (c < ' ') {
                out.append(' ');
            } else {
                out.append(Character.isSurrogate(c) || c >= 0xFFFE ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }
}
