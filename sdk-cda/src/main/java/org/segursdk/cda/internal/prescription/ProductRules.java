package org.segursdk.cda.internal.prescription;

import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.cda.internal.QuantityRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.prescription.Ingredient;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Rules on prescribed products and their codes. Source: cda §10.3, eprescription §6.4. */
final class ProductRules {
    private static final Pattern CIS = Pattern.compile("[0-9]{8}");
    private static final Pattern MV = Pattern.compile("MV[0-9]{8}");
    private static final Pattern EAN_13 = Pattern.compile("[0-9]{13}");
    private static final Pattern ANY = Pattern.compile(".+");
    private static final String MEDICABASE = "1.2.250.1.213.2.59";
    private static final String EDQM = "0.4.0.127.0.16.1.1.2.1";
    private static final String SMS = "2.16.840.1.113883.3.6905.2";

    private final Violations violations;
    private final TextRules texts;

    ProductRules(Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
    }

    void check(MedicinalProduct product, String path) {
        if (product.isPreparation()) {
            texts.text(product.name(), path + ".name");
            violations.check(
                    product.cis().isEmpty()
                            && product.mv().isEmpty()
                            && product.cip().isEmpty()
                            && product.ucd().isEmpty(),
                    path,
                    "EP-PREPARATION",
                    "une préparation n'a pas de code de spécialité",
                    "a preparation has no code of a speciality");
        } else {
            texts.line(product.name(), path + ".name");
        }
        product.cis()
                .ifPresent(cis -> violations.check(
                        CIS.matcher(cis).matches(),
                        path + ".cis",
                        "CDA-CIS",
                        "un code CIS a 8 chiffres",
                        "a CIS code has 8 digits"));
        code(product.mv(), MEDICABASE, MV, path + ".mv", "EP-MV", "MV et 8 chiffres", "MV and 8 digits");
        ean(product.cip(), CodeSystems.CIP, path + ".cip", "EP-CIP");
        ean(product.ucd(), CodeSystems.UCD, path + ".ucd", "EP-UCD");
        code(product.atc(), CodeSystems.ATC, ANY, path + ".atc", "EP-ATC", "ATC", "ATC");
        code(product.form(), EDQM, ANY, path + ".form", "EP-FORM", "EDQM", "EDQM");
        code(product.packaging(), EDQM, ANY, path + ".packaging", "EP-FORM", "EDQM", "EDQM");
        violations.check(
                product.packaging().isEmpty() || product.cip().isPresent(),
                path + ".packaging",
                "EP-PACKAGING",
                "un conditionnement se dit d'une présentation : donnez son CIP",
                "a packaging is that of a presentation: give its CIP");
        for (int i = 0; i < product.ingredients().size(); i++) {
            ingredient(product.ingredients().get(i), path + ".ingredients[" + i + "]");
        }
    }

    private void ingredient(Ingredient ingredient, String path) {
        texts.line(ingredient.name(), path + ".name");
        code(ingredient.code(), SMS, ANY, path + ".code", "EP-SUBSTANCE", "SMS", "SMS");
        violations.check(
                ingredient.amount().isPresent() == ingredient.per().isPresent(),
                path,
                "EP-STRENGTH",
                "un dosage est une quantité dans une autre (500 mg pour 1 ; 250 mg pour 5 mL)",
                "a strength is an amount in another (500 mg in 1; 250 mg in 5 mL)");
        QuantityRules quantities = new QuantityRules(violations);
        ingredient.amount().ifPresent(amount -> quantities.check(amount, path + ".amount"));
        ingredient.per().ifPresent(per -> quantities.check(per, path + ".per"));
    }

    private void code(
            Optional<CodedValue> code,
            String system,
            Pattern form,
            String path,
            String rule,
            String french,
            String english) {
        code.ifPresent(value -> {
            violations.check(
                    value.codeSystem().equals(system)
                            && form.matcher(value.code()).matches(),
                    path,
                    rule,
                    "code de " + system + " attendu : " + french,
                    "code of " + system + " expected: " + english);
            texts.code(value, path);
        });
    }

    private void ean(Optional<CodedValue> code, String system, String path, String rule) {
        code(code, system, EAN_13, path, rule, "13 chiffres", "13 digits");
        code.filter(value -> EAN_13.matcher(value.code()).matches())
                .ifPresent(value -> violations.check(
                        hasKey(value.code()),
                        path,
                        rule,
                        "le 13e chiffre n'est pas la clé des autres",
                        "the 13th digit is not the key of the others"));
    }

    /** EAN-13: the weighted sum of the digits is a multiple of ten. */
    private static boolean hasKey(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
