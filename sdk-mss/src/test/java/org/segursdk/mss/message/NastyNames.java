package org.segursdk.mss.message;

import java.util.List;
import java.util.Random;

/** Names and labels that break what is written in a hurry; all of letters the national service knows. */
public final class NastyNames {
    private static final List<String> PIECES = List.of(
            "D'", "LE ", "O'", "É", "ÀÇ", "ŒU", "Æ", "ÿ", "Ñ", "ß", "--", "-", "MAC", "X", "ZŸ", "DE LA ", "’A", "ÊÏÜ");
    private static final List<String> LABELS = List.of(
            "CR d'",
            "œdème ",
            "examen (été) ",
            "n°3 ",
            "« urgent » ",
            "a/b ",
            "50 % ",
            "=?UTF-8?B?",
            "\"cité\" ",
            "; ",
            "+",
            "_",
            "[x] ",
            "<b>",
            "日本",
            "😀",
            ":",
            "\\",
            "&",
            "très long libellé de document ");

    private NastyNames() {}

    static String name(Random random) {
        StringBuilder out = new StringBuilder("A");
        for (int i = random.nextInt(12); i >= 0; i--) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return out.append('B').toString();
    }

    static String givenName(Random random) {
        return List.of("ANNE", "Zoë", "JEAN-MARIE", "Marie-Françoise Éloïse", "D'ARTAGNAN", "Cœline", "L")
                .get(random.nextInt(7));
    }

    public static String label(Random random) {
        StringBuilder out = new StringBuilder("L");
        for (int i = random.nextInt(6); i >= 0; i--) {
            out.append(LABELS.get(random.nextInt(LABELS.size())));
        }
        return out.append('l').toString();
    }

    static String birthDate(Random random) {
        return "%04d-%02d-%02d".formatted(1900 + random.nextInt(126), random.nextInt(13), random.nextInt(32));
    }
}
