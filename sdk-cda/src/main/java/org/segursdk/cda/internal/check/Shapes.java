package org.segursdk.cda.internal.check;

import java.util.Arrays;

/** Shapes of texts, looked at character by character: the linter meets them too often for regular expressions. */
final class Shapes {
    /** Kinds of the characters of a UUID, as bits: up to 36 hyphens and as many small letters are counted in one sum. */
    private static final int HYPHEN = 1;

    private static final int SMALL = 64;
    private static final int BEYOND_HEX = 1 << 13;
    private static final int ELSE = 1 << 14;
    private static final int[] KINDS = kinds();

    private static int[] kinds() {
        int[] kinds = new int[128];
        Arrays.fill(kinds, ELSE);
        Arrays.fill(kinds, '0', '9' + 1, 0);
        Arrays.fill(kinds, 'A', 'F' + 1, 0);
        Arrays.fill(kinds, 'G', 'Z' + 1, BEYOND_HEX);
        Arrays.fill(kinds, 'a', 'f' + 1, SMALL);
        Arrays.fill(kinds, 'g', 'z' + 1, SMALL | BEYOND_HEX);
        kinds['-'] = HYPHEN;
        return kinds;
    }

    private static final String[] NULL_FLAVORS = {
        "UNK", "NA", "NASK", "ASKU", "NI", "NAV", "MSK", "OTH", "NINF", "PINF", "TRC"
    };
    private static final String[] HEADER_NULL_FLAVORS = {"UNK", "NASK", "ASKU", "NAV", "MSK"};
    private static final String[] SCHEMES = {"tel", "fax", "mailto", "http", "ftp", "mllp"};

    private Shapes() {}

    static boolean matches(String shape, String value) {
        return switch (shape) {
            case "oid" -> isOid(value);
            case "uuid" -> isUuid(value);
            case "ruid" -> isReserved(value);
            case "id" -> isOid(value) || isUuid(value) || isReserved(value);
            case "space" -> hasSpace(value);
            case "ts" -> digits(value, 0) >= 4;
            case "int" ->
                value.isEmpty()
                        || digits(value, value.startsWith("-") ? 1 : 0) + (value.startsWith("-") ? 1 : 0)
                                == value.length();
            case "lang" -> hasLanguage(value);
            case "frFR" -> value.contains("fr-FR");
            default -> throw new IllegalArgumentException("shape " + shape);
        };
    }

    static boolean isNullFlavor(String value) {
        return in(NULL_FLAVORS, value);
    }

    static boolean isHeaderNullFlavor(String value) {
        return in(HEADER_NULL_FLAVORS, value);
    }

    static boolean isScheme(String value) {
        return in(SCHEMES, value);
    }

    static boolean in(String[] values, String value) {
        for (String known : values) {
            if (known.equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Numbers with a point between them, the first under three, none with a zero before it. */
    static boolean isOid(String value) {
        int length = value.length();
        if (length == 0 || value.charAt(0) < '0' || value.charAt(0) > '2') {
            return false;
        }
        boolean atStart = false;
        boolean zero = false;
        for (int i = 1; i < length; i++) {
            char c = value.charAt(i);
            if (c == '.') {
                if (atStart) {
                    return false;
                }
                atStart = true;
                zero = false;
            } else if (c < '0' || c > '9' || zero || i == 1) {
                return false;
            } else {
                zero = atStart && c == '0';
                atStart = false;
            }
        }
        return !atStart;
    }

    static boolean isUuid(String value) {
        return uuidLetters(value, BEYOND_HEX | ELSE) >= 0;
    }

    /** The schema's own, looser, idea of a UUID: any letter or digit. */
    static boolean isLooseUuid(String value) {
        return uuidLetters(value, ELSE) >= 0;
    }

    /** A UUID with a letter in lower case. */
    static boolean isLowerUuid(String value) {
        return uuidLetters(value, BEYOND_HEX | ELSE) > 0;
    }

    /**
     * How many small letters a text in the form of a UUID has; under zero when it has not that form, or a character of the kinds
     * refused. Asked of nearly every identifier: without a branch for each character.
     */
    private static int uuidLetters(String value, int refused) {
        if (value.length() != 36
                || value.charAt(8) != '-'
                || value.charAt(13) != '-'
                || value.charAt(18) != '-'
                || value.charAt(23) != '-') {
            return -1;
        }
        int seen = 0;
        int counts = 0;
        for (int i = 0; i < 36; i++) {
            char c = value.charAt(i);
            int kind = c < KINDS.length ? KINDS[c] : ELSE;
            seen |= kind;
            counts += kind & (HYPHEN | SMALL);
        }
        boolean fits = (seen & refused) == 0 && counts % SMALL == 4 * HYPHEN;
        return fits ? counts / SMALL : -1;
    }

    /** Identifiers that HL7 reserves to itself. */
    static boolean isReserved(String value) {
        if (value.isEmpty() || !isLetter(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean hasSpace(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isSpace(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLanguage(String value) {
        for (int i = 0; i + 5 <= value.length(); i++) {
            if (lower(value.charAt(i))
                    && lower(value.charAt(i + 1))
                    && value.charAt(i + 2) == '-'
                    && upper(value.charAt(i + 3))
                    && upper(value.charAt(i + 4))) {
                return true;
            }
        }
        return false;
    }

    /** How many digits stand from there on. */
    static int digits(String value, int from) {
        int at = from;
        while (at < value.length() && isDigit(value.charAt(at))) {
            at++;
        }
        return at - from;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return lower(c) || upper(c);
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
