package org.segursdk.cda;

import java.util.List;
import java.util.SplittableRandom;

/** Words for samples: ordinary ones, and ones that break careless software. */
public final class SampleText {
    public static final List<String> BIRTH_NAMES = List.of(
            "DURAND",
            "D'ARTAGNAN",
            "LE GOFF-O'BRIEN",
            "MARTIN--DUPONT",
            "DE LA ROCHEFOUCAULD-LIANCOURT-MONTMORENCY-BOUTEVILLE-SAINT-SIMON DE ROUVROY ET DE LA FERTE",
            "N'GUYEN",
            "O",
            "SAINT-MAURICE",
            "VAN DER MEULEN");
    public static final List<String> GIVEN_NAMES = List.of(
            "DOMINIQUE MARIE-LOUISE",
            "JEAN-BAPTISTE",
            "ZOE",
            "M'BARKA ANNE",
            "MARIE-ASTRID ELISABETH CONSTANCE VICTORINE",
            "LOU",
            "ABD EL KADER",
            "ANNE D'ARC");
    public static final List<String> USED_NAMES =
            List.of("LEBRETON", "D'ESTRÉES", "Œuvrard", "GARCÍA MÁRQUEZ", "Ñuñez");
    public static final List<String> PROFESSIONAL_NAMES =
            List.of("Lefèvre", "D'Hérouville", "MÜLLER-ÇELIK", "Nguyễn", "O'Connor & Fils <SCP>");
    public static final List<String> PROFESSIONAL_GIVEN_NAMES =
            List.of("Hélène", "Jean-François", "Aï-Lan", "", "José");
    public static final List<String> HOSTILE = List.of(
            "Fièvre > 38,5 °C & frissons < 24 h ; \"test\" 'simple'",
            "fin de section ]]> puis <b>balise</b> &amp; entité",
            "ligne 1\nligne 2\r\nligne 3\n\nligne 5",
            "مريض السكري منذ عشر سنوات",
            "חולה סוכרת מזה עשר שנים (RTL) – mixte",
            "Patient motivé 💊🩺 famille 👨‍👩‍👧‍👦 drapeau 🇫🇷",
            "œdème, ça s'aggrave… « guillemets » — tiret – cadratin, 10⁹/L, µg, ½, ²",
            "  espaces   multiples  ",
            "tabulation\tici et là",
            "A̐éö̲ combinants, ﬁ ligature, Ω ohm, 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
            "<!-- commentaire --> <?php ?> <![CDATA[x]]> %00 \\u0000",
            "=SUM(A1:A9) '; DROP TABLE patients; --",
            "-",
            "\u00A0insécable\u202F!",
            "fin de ligne \u0085 et séparateurs \u2028 \u2029 ; contrôle C1 \u0093",
            "\u200Fmarque RTL\u200E, largeur nulle\u200B.");
    public static final List<String> PLAIN = List.of(
            "Suivi annuel par le cardiologue",
            "Bien toléré",
            "À réévaluer dans six mois",
            "Découverte fortuite",
            "Contrôle satisfaisant");

    private SampleText() {}

    public static <T> T pick(SplittableRandom random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Free text: hostile one time in two; sometimes very long. */
    public static String free(SplittableRandom random) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return "Très long récit. ".repeat(200 + random.nextInt(200)) + "Fin.";
        }
        return kind < 10 ? pick(random, HOSTILE) : pick(random, PLAIN);
    }

    /** Free text that stands on one line. */
    public static String line(SplittableRandom random) {
        return free(random).replaceAll("[\\r\\n\\t]+", " ").strip();
    }
}
