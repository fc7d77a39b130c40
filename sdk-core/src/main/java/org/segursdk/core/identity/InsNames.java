package org.segursdk.core.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.segursdk.core.error.Violations;

/**
 * The lexical rules INSi sets on names: {@code A–Z}, space, apostrophe, hyphen. Diacritics, ligatures and typographic
 * apostrophes are transliterated; any other character is refused, never dropped. Source: insi §2.1–2.3.
 */
public final class InsNames {
    private static final Pattern ALPHABET = Pattern.compile("[A-Z '\\-]*");
    private static final Pattern COMBINING = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE_OR_APOSTROPHE_PAIR = Pattern.compile("[ '][ ']");
    private static final int MAX_LENGTH = 100;

    private InsNames() {}

    /**
     * Upper case without diacritics or ligatures; {@code ’} becomes {@code '}. Runs of spaces are reduced to one and outer
     * spaces removed. Characters without an equivalent stay, to be refused by the checks.
     */
    public static String normalize(String name) {
        String text = name.replace('\u2019', '\'')
                .replace('\u02BC', '\'')
                .replace("œ", "OE")
                .replace("Œ", "OE")
                .replace("æ", "AE")
                .replace("Æ", "AE")
                .replace("ß", "SS")
                .replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ');
        text = COMBINING
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("");
        return text.toUpperCase(Locale.ROOT).strip().replaceAll(" +", " ");
    }

    /** Adds to {@code violations} what a normalised birth name breaks. */
    static void checkBirthName(String name, String path, Violations violations) {
        checkCommon(name, path, violations);
    }

    /** Adds to {@code violations} what one normalised given name, or a list of them, breaks. */
    static void checkGivenNames(String names, String path, Violations violations) {
        checkCommon(names, path, violations);
        violations.check(
                !names.contains("--"),
                path,
                "INS-GIVENNAME-DOUBLE-HYPHEN",
                "un prénom ne porte pas deux tirets de suite",
                "a given name does not hold two hyphens in a row");
        violations.check(
                !names.endsWith("-") && !names.endsWith("'"),
                path,
                "INS-GIVENNAME-END",
                "un prénom ne finit ni par un tiret ni par une apostrophe",
                "a given name ends neither with a hyphen nor with an apostrophe");
    }

    private static void checkCommon(String name, String path, Violations violations) {
        violations.check(
                ALPHABET.matcher(name).matches(),
                path,
                "INS-NAME-ALPHABET",
                "seuls A–Z, l'espace, l'apostrophe et le tiret sont admis (ni chiffre ni autre signe)",
                "only A–Z, space, apostrophe and hyphen are allowed (no digit, no other sign)");
        violations.check(
                !name.startsWith("-") && !name.startsWith(" "),
                path,
                "INS-NAME-START",
                "le premier caractère ne peut être ni un tiret ni une espace",
                "the first character can be neither a hyphen nor a space");
        violations.check(
                !SPACE_OR_APOSTROPHE_PAIR.matcher(name).find(),
                path,
                "INS-NAME-SEPARATORS",
                "espaces et apostrophes ne se doublent ni ne se suivent",
                "spaces and apostrophes are neither doubled nor adjacent");
        violations.check(
                name.length() <= MAX_LENGTH,
                path,
                "INS-NAME-LENGTH",
                "au plus 100 caractères",
                "at most 100 characters");
    }

    /**
     * Whether a first given name agrees with the list of birth given names: equal to the list or a prefix of it at a word
     * boundary, hyphens and apostrophes counting as spaces. Source: insi §2.3 (EXI ID 10).
     */
    public static boolean firstNameAgrees(String firstName, String givenNames) {
        String first = words(firstName);
        String list = words(givenNames);
        return !first.isEmpty() && (list.equals(first) || list.startsWith(first + " "));
    }

    /** The names of a list, split at spaces; compound names keep their hyphen. */
    public static List<String> split(String givenNames) {
        List<String> names = new ArrayList<>();
        for (String name : givenNames.split(" +")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** A name for comparison: normalised, hyphens and apostrophes as spaces, single spaces. Source: insi §2.3, §2.4. */
    public static String words(String name) {
        return normalize(name)
                .replace('-', ' ')
                .replace('\'', ' ')
                .replaceAll(" +", " ")
                .strip();
    }
}
