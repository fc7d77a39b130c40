package org.segursdk.mss.internal.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Text in header fields: RFC 2047, folded at 76 characters. */
final class EncodedWords {
    /** Longest line that holds an encoded word. Source: RFC 2047 §2. */
    private static final int LINE = 76;

    private static final int FRAME = "=?UTF-8?B??=".length();
    private static final int LONGEST_WORD = 500;
    private static final int LONGEST_DECODED = 32 * 1024;
    private static final Pattern ATOMS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private EncodedWords() {}

    /**
     * A text as the value of an unstructured field: as it is when plain, else in encoded words.
     *
     * @param column where the value begins on its line
     */
    static String text(String text, int column) {
        return isReadable(text) ? folded(text, column) : words(text, column);
    }

    /** A display name: atoms, a quoted string or encoded words. */
    static String phrase(String text, int column) {
        if (!isReadable(text)) {
            return words(text, column);
        }
        if (ATOMS.matcher(text).matches()) {
            return folded(text, column);
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isReadable(String text) {
        if (!Wording.isPlain(text) || text.contains("=?")) {
            return false;
        }
        for (String word : text.split(" ", -1)) {
            if (word.length() > LONGEST_WORD) {
                return false;
            }
        }
        return text.equals(text.strip());
    }

    /** Folds before single spaces only, so that unfolding gives the same text back. */
    private static String folded(String text, int column) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        int at = column;
        int start = 0;
        while (start < text.length()) {
            int space = text.indexOf(' ', start + 1);
            int end = space < 0 ? text.length() : space;
            boolean alone = text.charAt(start) == ' ' && end > start + 1;
            if (at + end - start > LINE && alone) {
                out.append("\r\n");
                at = 0;
            }
            out.append(text, start, end);
            at += end - start;
            start = end;
        }
        return out.toString();
    }

    private static String words(String text, int column) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        int at = column;
        int start = 0;
        while (start < text.length()) {
            int room = Math.max(3, (LINE - at - FRAME) / 4 * 3);
            int end = start;
            int bytes = 0;
            while (end < text.length()) {
                int next = text.offsetByCodePoints(end, 1);
                int length = text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
                if (bytes + length > room && bytes > 0) {
                    break;
                }
                bytes += length;
                end = next;
            }
            if (start > 0) {
                out.append("\r\n ");
            }
            byte[] chunk = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
            out.append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(chunk))
                    .append("?=");
            at = 1;
            start = end;
        }
        return out.toString();
    }

    /** A received value with its encoded words read; as it stands where they cannot be. */
    static String decode(String value) {
        if (!value.contains("=?") || value.length() > LONGEST_DECODED) {
            return value;
        }
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException | RuntimeException unreadable) {
            // A charset nobody knows, or one whose name is no name: the raw value is better than none.
            return value;
        }
    }
}
