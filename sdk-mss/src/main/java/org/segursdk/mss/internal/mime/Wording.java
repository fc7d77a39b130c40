package org.segursdk.mss.internal.mime;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What text may stand on a header line, in a body, in a file name. */
public final class Wording {
    private static final Pattern COMBINING = Pattern.compile("\\p{M}+");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final String UNFIT_FOR_NAMES = "/\\:*?\"<>|";

    private Wording() {}

    /**
     * Whether a text can stand on one line: no control, no line separator of any script, no half of a surrogate pair, no mark
     * that reverses what is shown.
     */
    public static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(Wording::isUnfit);
    }

    /** Whether a text can be a body: as on one line, but for line ends and tabs. */
    public static boolean isBody(String text) {
        return text.codePoints().noneMatch(c -> isUnfit(c) && c != '\r' && c != '\n' && c != '\t');
    }

    private static boolean isUnfit(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }

    /** Only {@code !} to {@code ~}, and spaces. */
    public static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** The text with every line end as CR LF. */
    public static String withCrLf(String text) {
        return LINE_END.matcher(text).replaceAll("\r\n");
    }

    /** A received text made fit to be shown on one line: what does not belong there becomes a space. */
    public static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isUnfit(c) ? ' ' : c));
        return out.toString();
    }

    /** At most that many characters (code points, never half of one). */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).stripTrailing();
    }

    /** A label as part of a file name: what no file system takes becomes a hyphen. */
    public static String forFileName(String label) {
        StringBuilder out = new StringBuilder(label.length());
        label.chars().forEach(c -> out.append(UNFIT_FOR_NAMES.indexOf(c) >= 0 ? '-' : (char) c));
        return out.toString();
    }

    /** Whether a text can be part of a file name as it is. */
    public static boolean isFitForFileName(String text) {
        return isOneLine(text) && text.chars().noneMatch(c -> UNFIT_FOR_NAMES.indexOf(c) >= 0);
    }

    /** The nearest ASCII, for readers that know nothing else: no diacritics, no ligatures, a hyphen for all the rest. */
    public static String toAscii(String text) {
        String bare = COMBINING
                .matcher(Normalizer.normalize(
                        text.replace("œ", "oe")
                                .replace("Œ", "OE")
                                .replace("æ", "ae")
                                .replace("Æ", "AE")
                                .replace('\u2019', '\'')
                                .replace('\u00A0', ' '),
                        Normalizer.Form.NFD))
                .replaceAll("");
        StringBuilder out = new StringBuilder(bare.length());
        bare.codePoints().forEach(c -> out.append(c >= ' ' && c <= '~' ? (char) c : '-'));
        return out.toString();
    }
}
