package org.segursdk.cda.internal.prescription;

import java.math.BigDecimal;
import java.util.Map;

/** Numbers in full letters, as the law wants them on a secured prescription. Source: eprescription §6.2 (MED-1098). */
final class FrenchNumbers {
    private static final String[] SMALL = {
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize"
    };
    private static final String[] TENS = {"", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"};
    private static final Map<String, String> FRACTIONS =
            Map.of("0.5", "un demi", "0.25", "un quart", "0.75", "trois quarts");
    private static final BigDecimal LIMIT = new BigDecimal("1000000000");

    private FrenchNumbers() {}

    /** The number in letters; in digits when it is negative or has ten digits. */
    static String inLetters(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.signum() < 0 || plain.compareTo(LIMIT) >= 0) {
            return number.toPlainString();
        }
        String fraction = FRACTIONS.get(plain.toPlainString());
        if (fraction != null) {
            return fraction;
        }
        int whole = plain.intValue();
        if (plain.scale() <= 0) {
            return whole(whole);
        }
        String decimals = plain.toPlainString().substring(plain.toPlainString().indexOf('.') + 1);
        if (decimals.equals("5")) {
            return whole(whole) + " et demi";
        }
        StringBuilder words = new StringBuilder(whole(whole)).append(" virgule");
        int zeros = 0;
        while (zeros < decimals.length() && decimals.charAt(zeros) == '0') {
            words.append(" zéro");
            zeros++;
        }
        for (char digit : decimals.substring(zeros).toCharArray()) {
            words.append(' ').append(SMALL[digit - '0']);
        }
        return words.toString();
    }

    private static String whole(int number) {
        if (number >= 1_000_000) {
            int millions = number / 1_000_000;
            return whole(millions) + (millions > 1 ? " millions" : " million") + rest(number % 1_000_000);
        }
        if (number >= 1000) {
            int thousands = number / 1000;
            return (thousands == 1 ? "mille" : invariable(whole(thousands)) + " mille") + rest(number % 1000);
        }
        if (number >= 100) {
            int hundreds = number / 100;
            String head = hundreds == 1 ? "cent" : SMALL[hundreds] + " cent" + (number % 100 == 0 ? "s" : "");
            return head + rest(number % 100);
        }
        return belowHundred(number);
    }

    private static String rest(int number) {
        return number == 0 ? "" : " " + whole(number);
    }

    /** {@code cents} and {@code quatre-vingts} lose their mark before {@code mille}. */
    private static String invariable(String words) {
        return words.endsWith("cents") || words.endsWith("vingts") ? words.substring(0, words.length() - 1) : words;
    }

    private static String belowHundred(int number) {
        if (number <= 16) {
            return SMALL[number];
        }
        if (number < 70) {
            return joined(TENS[number / 10], number % 10, number % 10 == 1 ? " et " : "-");
        }
        if (number < 80) {
            return number == 71 ? "soixante et onze" : "soixante-" + belowHundred(number - 60);
        }
        return number == 80 ? "quatre-vingts" : "quatre-vingt-" + belowHundred(number - 80);
    }

    private static String joined(String tens, int unit, String link) {
        return unit == 0 ? tens : tens + link + SMALL[unit];
    }
}
