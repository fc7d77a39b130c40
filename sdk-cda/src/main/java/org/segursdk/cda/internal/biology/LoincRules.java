package org.segursdk.cda.internal.biology;

import org.segursdk.cda.internal.TextRules;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** LOINC codes: right system, right form, right check digit (modulus 10). */
final class LoincRules {
    private final Violations violations;
    private final TextRules texts;

    LoincRules(Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
    }

    void check(CodedValue code, String path) {
        violations.check(
                code.codeSystem().equals(CodeSystems.LOINC) && isLoinc(code.code()),
                path,
                "BIO-LOINC",
                "code LOINC attendu : chiffres, tiret, chiffre de contrôle juste ; un code local ou d'attente se donne"
                        + " à part",
                "LOINC code expected: digits, hyphen, right check digit; a local or waiting code is given apart");
        texts.line(code.displayName(), path + ".displayName");
    }

    static boolean isLoinc(String code) {
        int hyphen = code.length() - 2;
        if (hyphen < 1 || hyphen > 7 || code.charAt(hyphen) != '-') {
            return false;
        }
        int sum = 0;
        for (int i = hyphen - 1; i >= 0; i--) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            if ((hyphen - 1 - i) % 2 == 0) {
                digit = digit < 5 ? 2 * digit : 2 * digit - 9;
            }
            sum += digit;
        }
        return code.charAt(hyphen + 1) - '0' == (10 - sum % 10) % 10;
    }
}
