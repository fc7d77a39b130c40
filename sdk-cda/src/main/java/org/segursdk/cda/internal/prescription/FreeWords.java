package org.segursdk.cda.internal.prescription;

import java.util.regex.Pattern;

/**
 * Words of people inside a generated sentence. Plain ones stand as they are; those that could be taken for a part of the
 * sentence (a number, a comma, a colon…) stand between guillemets, a closing one inside them doubled.
 */
final class FreeWords {
    private static final Pattern PLAIN = Pattern.compile("\\p{L}+(?:[ '’-]\\p{L}+)*");

    private FreeWords() {}

    static boolean arePlain(String words) {
        return PLAIN.matcher(words).matches();
    }

    static String in(String words) {
        return arePlain(words) ? words : quoted(words);
    }

    static String quoted(String words) {
        return "« " + words.replace("»", "»»") + " »";
    }
}
