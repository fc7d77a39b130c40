package org.segursdk.cda.internal;

import java.util.regex.Pattern;
import org.segursdk.cda.Quantity;
import org.segursdk.core.error.Violations;

/** Form of UCUM units, as the official terminology rules read them. Source: cda §1.2 (PQ), §8.3 (Units). */
public final class QuantityRules {
    /** ASCII without space, none of the habits UCUM does not know. */
    private static final Pattern FORM = Pattern.compile("[!-~]+");
    /** What the official rule removes before it looks a unit up. */
    private static final Pattern ANNOTATION = Pattern.compile("\\{.[a-z]*.\\}");

    private final Violations violations;

    public QuantityRules(Violations violations) {
        this.violations = violations;
    }

    public void check(Quantity quantity, String path) {
        String unit = quantity.unit();
        String bare = ANNOTATION.matcher(unit).replaceAll("");
        violations.check(
                unit.isEmpty() || FORM.matcher(unit).matches() && !bare.contains("{") && !unit.equals("1"),
                path + ".unit",
                "CDA-UCUM",
                "unité UCUM attendue : sans espace ni accent, annotation {…} en minuscules, rien pour un nombre seul",
                "UCUM unit expected: no space or accent, annotation {…} in lower case, nothing for a pure number");
        new TextRules(violations).characters(quantity.unitLabel(), path + ".unitLabel");
    }
}
