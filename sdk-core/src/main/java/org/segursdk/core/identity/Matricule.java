package org.segursdk.core.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The matricule INS: 13 characters (sex, year, month, place, order) and a key of 2 digits. The seventh character is
 * {@code A} or {@code B} for Corsica. The month is not checked: 20, 30–42 and 50–99 exist. Source: insi §1.1.
 *
 * <p>{@code toString} never shows the number.
 */
public final class Matricule {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6}[0-9AB][0-9]{6}");
    private static final Pattern RECEIVED_NUMBER = Pattern.compile("[0-9]{6}[0-9A-Za-z][0-9]{6}");
    private static final Pattern KEY = Pattern.compile("[0-9]{2}");
    private static final int NUMBER_LENGTH = 13;

    private final String number;
    private final String key;

    private Matricule(String number, String key) {
        this.number = number;
        this.key = key;
    }

    /**
     * A matricule typed or read locally: form and key are checked. Spaces are ignored, letters are raised to upper case.
     *
     * @param value 15 characters
     * @throws InvalidInputException rules {@code INS-MATRICULE-FORM}, {@code INS-MATRICULE-KEY}
     */
    public static Matricule of(String value) {
        String compact = value.replace(" ", "").toUpperCase(Locale.ROOT);
        Violations violations = new Violations();
        boolean formed = compact.length() == NUMBER_LENGTH + 2
                && NUMBER.matcher(compact.substring(0, NUMBER_LENGTH)).matches()
                && KEY.matcher(compact.substring(NUMBER_LENGTH)).matches();
        violations.check(
                formed,
                "matricule",
                "INS-MATRICULE-FORM",
                "13 caractères (chiffres, A ou B en 7e position) suivis de 2 chiffres de clé sont attendus",
                "13 characters (digits, A or B in 7th place) followed by a 2-digit key are expected");
        if (formed) {
            String expected = keyOf(compact.substring(0, NUMBER_LENGTH));
            violations.check(
                    expected.equals(compact.substring(NUMBER_LENGTH)),
                    "matricule",
                    "INS-MATRICULE-KEY",
                    "la clé ne correspond pas au matricule",
                    "the key does not match the matricule");
        }
        violations.throwIfAny("Matricule");
        return new Matricule(compact.substring(0, NUMBER_LENGTH), compact.substring(NUMBER_LENGTH));
    }

    /** The matricule of a 13-character number, its key computed. */
    public static Matricule ofNumber(String number) {
        String compact = number.toUpperCase(Locale.ROOT);
        if (!NUMBER.matcher(compact).matches()) {
            throw InvalidInputException.of(
                    "Matricule",
                    "number",
                    "INS-MATRICULE-FORM",
                    "13 caractères (chiffres, A ou B en 7e position) sont attendus",
                    "13 characters (digits, A or B in 7th place) are expected");
        }
        return new Matricule(compact, keyOf(compact));
    }

    /**
     * A matricule received from a service or a document: kept as it came. Official test data hold wrong keys, so a wrong key
     * is a finding ({@link #keyMatches()}), not an error.
     *
     * @throws InvalidInputException rule {@code INS-MATRICULE-FORM}
     */
    public static Matricule received(String number, String key) {
        if (!RECEIVED_NUMBER.matcher(number).matches() || !KEY.matcher(key).matches()) {
            throw InvalidInputException.of(
                    "Matricule",
                    "matricule",
                    "INS-MATRICULE-FORM",
                    "13 caractères et une clé de 2 chiffres sont attendus",
                    "13 characters and a 2-digit key are expected");
        }
        return new Matricule(number, key);
    }

    /**
     * The key of a 13-character number: 97 − (N mod 97), on two digits; Corsican {@code 2A} counts as 19, {@code 2B} as 18.
     */
    public static String keyOf(String number) {
        Objects.requireNonNull(number, "number");
        String digits = number.toUpperCase(Locale.ROOT);
        char seventh = digits.charAt(6);
        if (seventh == 'A') {
            digits = digits.substring(0, 5) + "19" + digits.substring(7);
        } else if (seventh == 'B') {
            digits = digits.substring(0, 5) + "18" + digits.substring(7);
        } else if (!Character.isDigit(seventh)) {
            return "";
        }
        long key = 97 - Long.parseLong(digits) % 97;
        return key < 10 ? "0" + key : Long.toString(key);
    }

    /** The 13 characters. */
    public String number() {
        return number;
    }

    /** The 2 digits of the key. */
    public String key() {
        return key;
    }

    /** The 15 characters, as CDA, XDS and HL7 carry them. */
    public String value() {
        return number + key;
    }

    /** Whether the key is the one computed from the number. */
    public boolean keyMatches() {
        return key.equals(keyOf(number));
    }

    /**
     * Whether the number belongs to the synthetic range of this SDK: order number {@code 000}, which the national register
     * never assigns. Public test persons are not covered: see {@link SyntheticIdentities}.
     */
    public boolean isSynthetic() {
        return number.endsWith("000");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matricule that && number.equals(that.number) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, key);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Matricule[redacted]";
    }
}
