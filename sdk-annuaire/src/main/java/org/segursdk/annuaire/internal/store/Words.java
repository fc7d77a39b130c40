package org.segursdk.annuaire.internal.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names as they are compared: upper case, no diacritics, ligatures opened, whatever is neither letter nor digit a gap between words.
 */
public final class Words {
    /** A town is written with or without the abbreviation. */
    private static final Map<String, String> SAINTS =
            Map.of("ST", "SAINT", "STE", "SAINTE", "SAINT", "ST", "SAINTE", "STE");

    private Words() {}

    /** Words parted by one blank; empty when there is none. */
    public static String of(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < 0x80;
        }
        String base = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder words = new StringBuilder(base.length());
        boolean gap = false;
        for (int i = 0; i < base.length(); i++) {
            char c = base.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (gap && words.length() > 0) {
                    words.append(' ');
                }
                gap = false;
                append(words, c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return words.toString();
    }

    private static void append(StringBuilder words, char c) {
        switch (c) {
            case 'œ', 'Œ' -> words.append("OE");
            case 'æ', 'Æ' -> words.append("AE");
            case 'ß' -> words.append("SS");
            case 'ø', 'Ø' -> words.append('O');
            case 'ł', 'Ł' -> words.append('L');
            default -> words.append(Character.toUpperCase(c));
        }
    }

    /** The words of a text, none empty. */
    static List<String> list(String text) {
        String words = of(text);
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /** The same without gaps: D'ALMEIDA and DALMEIDA are one. */
    static String squeezed(String text) {
        return of(text).replace(" ", "");
    }

    /** Spellings of a town's name: as written, and with Saint written the other way. */
    static List<String> townSpellings(String town) {
        List<String> words = list(town);
        List<String> other = new ArrayList<>(words.size());
        words.forEach(word -> other.add(SAINTS.getOrDefault(word, word)));
        return words.equals(other) ? List.of(of(town)) : List.of(String.join(" ", words), String.join(" ", other));
    }

    /** The one spelling in which a town is suggested: Saint in full. What is still being typed stays as it is. */
    public static String town(String text, boolean complete) {
        List<String> words = new ArrayList<>(list(text));
        int end = complete ? words.size() : words.size() - 1;
        for (int i = 0; i < end; i++) {
            String word = words.get(i);
            words.set(i, word.equals("ST") || word.equals("STE") ? SAINTS.getOrDefault(word, word) : word);
        }
        return String.join(" ", words);
    }

    /** Whether a town's name begins like that, in one of its spellings. */
    public static boolean townBegins(String town, String beginning) {
        String asked = squeezed(beginning);
        return townSpellings(town).stream()
                        .anyMatch(each -> each.replace(" ", "").startsWith(asked))
                || list(town).contains(of(beginning).toUpperCase(Locale.ROOT));
    }
}
