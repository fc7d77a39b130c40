package org.segursdk.conformance.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Free text that breaks careless writers: markup, bidirectional, emoji, combining, long, tiny. */
final class FreeText {
    private static final List<String> LINES = List.of(
            "Hypertension artérielle essentielle, équilibrée",
            "Œdème des membres inférieurs – stade II à l'effort",
            "<b>pas du HTML</b> & co., \"guillemets\", 'apostrophes' ]]> <!-- ni commentaire -->",
            "يتحدث المريض العربية فقط",
            "חולה דובר עברית – suivi à Tel-Aviv",
            "Très content 😀👩‍⚕️ après traitement 🇫🇷",
            "e\u0301 combiné, ﬁ ligature, \u00A0insécable, ½ cp., µg/L, ≥ 10 %",
            "a",
            "Intoxication au CO (1998) ; T° 39,5 °C ; PA 14/8",
            "${jndi:ldap://x} %s {} \\ | ^ ~ &amp; &#233;",
            "Ligne 1\nLigne 2\n\tLigne 3 avec tabulation",
            "漢字かな交じり文");

    private static final String ENDLESS = "Texte très long à ne jamais tronquer. ";
    /** Very long texts of one document: a few prove as much as hundreds. */
    private static final int LONG = 6;

    private final Dice dice;
    private int left = LONG;

    FreeText(Dice dice) {
        this.dice = dice;
    }

    /** One sentence, or one time in twenty a very long one, while some are left. */
    String draw() {
        if (dice.oneIn(20) && left > 0) {
            left--;
            return ENDLESS.repeat(dice.between(50, 300)) + "FIN";
        }
        return sentence();
    }

    private String sentence() {
        return dice.pick(LINES) + (dice.oneIn(3) ? " (" + dice.between(1, 9_999) + ")" : "");
    }

    /** One line, for titles and names of products. */
    String line() {
        String text = (dice.oneIn(20) ? ENDLESS.repeat(9) : sentence())
                .replace('\n', ' ')
                .replace('\t', ' ');
        return text.length() > 200 ? text.substring(0, 200).strip() : text;
    }

    /** A title: XDS allows 128 bytes of UTF-8. */
    String title() {
        StringBuilder title = new StringBuilder();
        int bytes = 0;
        for (int point : line().codePoints().toArray()) {
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > 128) {
                break;
            }
            title.appendCodePoint(point);
        }
        return title.toString().strip();
    }
}
