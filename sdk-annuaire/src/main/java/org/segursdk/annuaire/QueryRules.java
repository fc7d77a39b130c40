package org.segursdk.annuaire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.Violations;

/** Rules that the queries share. */
final class QueryRules {
    private static final int MOST = 1000;
    /** What separates values in a FHIR query has no place in a code. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._ -]{1,40}");

    private QueryRules() {}

    /** What was typed; none when nothing was. */
    static @Nullable String orNone(String value) {
        String text = value.strip();
        return text.isEmpty() ? null : text;
    }

    static boolean given(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return true;
            }
        }
        return false;
    }

    static void criteria(Violations violations, boolean oneAtLeast) {
        violations.check(
                oneAtLeast,
                "query",
                "ANN-QUERY-CRITERIA",
                "au moins un critère : nom, profession, spécialité, lieu ou structure",
                "one criterion at least: name, profession, specialty, place or structure");
    }

    static void code(Violations violations, @Nullable String value, String path) {
        violations.check(
                value == null || CODE.matcher(value).matches(),
                path,
                "ANN-QUERY-CODE",
                "un code de 1 à 40 lettres et chiffres",
                "a code of 1 to 40 letters and digits");
    }

    /** A code that is the whole question. */
    static String required(String value, String path) {
        String code = value.strip();
        Violations violations = new Violations();
        code(violations, code, path);
        violations.throwIfAny("AnnuaireClient");
        return code;
    }

    static void text(Violations violations, @Nullable String value, String path) {
        violations.check(
                value == null || value.length() <= 200 && value.chars().anyMatch(Character::isLetterOrDigit),
                path,
                "ANN-QUERY-TEXT",
                "un texte de 1 à 200 caractères, dont une lettre",
                "a text of 1 to 200 characters, one of them a letter");
    }

    static void limit(Violations violations, int limit) {
        violations.check(
                limit >= 1 && limit <= MOST,
                "limit",
                "ANN-QUERY-LIMIT",
                "entre 1 et 1 000 réponses",
                "between 1 and 1,000 answers");
    }
}
