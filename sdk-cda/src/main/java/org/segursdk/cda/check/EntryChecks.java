package org.segursdk.cda.check;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.ProblemKind;
import org.segursdk.cda.internal.Relationships;
import org.segursdk.cda.vsm.LifestyleTopic;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

/** Entries known by their French templateId. Source: cda §6. */
final class EntryChecks {
    private static final String PROBLEM_ACT = "1.2.250.1.213.1.1.3.39";
    private static final String ALLERGY_ACT = "1.2.250.1.213.1.1.3.40";
    private static final String PROBLEM = "1.2.250.1.213.1.1.3.37";
    private static final String ALLERGY = "1.2.250.1.213.1.1.3.41";
    private static final String PROCEDURE = "1.2.250.1.213.1.1.3.62";
    private static final String TREATMENT = "1.2.250.1.213.1.1.3.42";
    private static final String LIFESTYLE = "1.2.250.1.213.1.1.3.52";
    private static final String FAMILY = "1.2.250.1.213.1.1.3.59";
    private static final List<CodedValue> PROBLEM_KINDS =
            Arrays.stream(ProblemKind.values()).map(ProblemKind::code).toList();
    private static final List<CodedValue> ALLERGY_TYPES =
            Arrays.stream(AllergyType.values()).map(AllergyType::code).toList();
    private static final List<CodedValue> LIFESTYLE_TOPICS =
            Arrays.stream(LifestyleTopic.values()).map(LifestyleTopic::code).toList();
    /** In JDV_TypeEvenementIndesirablePrevisible, but not yet a concept of SNOMED CT. */
    private static final String ENVIRONMENTAL_INTOLERANCE = "1.2.250.1.213.1.1.5.794.1";

    private final Findings findings;

    EntryChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        for (Element template : Dom.all(document, "templateId")) {
            if (!(template.getParentNode() instanceof Element entry)) {
                continue;
            }
            switch (template.getAttribute("root")) {
                case PROBLEM_ACT, ALLERGY_ACT -> concern(entry);
                case PROBLEM -> {
                    observation(entry);
                    Dom.first(entry, "code")
                            .ifPresent(code -> findings.among(code, PROBLEM_KINDS, "JDV-PROBLEM-CODES"));
                }
                case ALLERGY -> {
                    observation(entry);
                    Dom.first(entry, "code")
                            .filter(code -> !ENVIRONMENTAL_INTOLERANCE.equals(code.getAttribute("code")))
                            .ifPresent(code -> findings.among(code, ALLERGY_TYPES, "JDV-ALLERGY-TYPE"));
                }
                case PROCEDURE -> {
                    findings.one(entry, "code", "CDA-ACTE");
                    findings.one(entry, "statusCode", "CDA-ACTE");
                    textReference(entry, "CDA-ACTE");
                }
                case TREATMENT -> treatment(entry);
                case LIFESTYLE -> {
                    textReference(entry, "CDA-HABITUS");
                    findings.one(entry, "code", "CDA-HABITUS")
                            .ifPresent(code -> findings.among(code, LIFESTYLE_TOPICS, "JDV-SOCIAL-HISTORY"));
                }
                case FAMILY -> family(entry);
                default -> {}
            }
        }
    }

    /** cda §6.1: status and end agree. */
    private void concern(Element act) {
        findings.one(act, "code", "CDA-CONCERN")
                .ifPresent(code -> findings.check(
                        "NA".equals(code.getAttribute("nullFlavor")),
                        "CDA-CONCERN",
                        code,
                        "nullFlavor=\"NA\" attendu",
                        "nullFlavor=\"NA\" is expected"));
        String status =
                Dom.first(act, "statusCode").map(e -> e.getAttribute("code")).orElse("");
        findings.one(act, "effectiveTime", "CDA-CONCERN")
                .filter(time -> !Dom.isNull(time))
                .ifPresent(time -> {
                    boolean ended = Dom.first(time, "high").isPresent();
                    findings.check(
                            Set.of("completed", "aborted").contains(status) == ended,
                            "CDA-CONCERN-END",
                            time,
                            "high est interdit tant que la pathologie est en cours, obligatoire ensuite",
                            "high is forbidden while the problem is in course, required afterwards");
                    findings.check(
                            Dom.first(time, "low").isPresent(),
                            "CDA-CONCERN",
                            time,
                            "low obligatoire",
                            "low is required");
                });
        findings.check(
                Set.of("active", "suspended", "aborted", "completed").contains(status),
                "CDA-CONCERN",
                act,
                "statut active, suspended, aborted ou completed",
                "status active, suspended, aborted or completed");
        findings.check(
                Dom.children(act, "entryRelationship").stream()
                        .anyMatch(e -> "SUBJ".equals(e.getAttribute("typeCode"))),
                "CDA-CONCERN",
                act,
                "au moins une observation (SUBJ)",
                "at least one observation (SUBJ)");
    }

    private void observation(Element observation) {
        findings.one(observation, "id", "CDA-PROBLEM");
        findings.one(observation, "code", "CDA-PROBLEM");
        textReference(observation, "CDA-PROBLEM");
        findings.one(observation, "value", "CDA-PROBLEM")
                .filter(value -> !Dom.isNull(value))
                .ifPresent(value -> findings.check(
                        "CD".equals(Dom.xsiType(value))
                                && Dom.first(value, "originalText").isPresent()
                                && value.hasAttribute("code") == value.hasAttribute("codeSystem"),
                        "CDA-PROBLEM-VALUE",
                        value,
                        "valeur de type CD avec originalText ; code et codeSystem ensemble ou ni l'un ni l'autre",
                        "a value of type CD with originalText; code and codeSystem together or neither"));
    }

    private void textReference(Element entry, String rule) {
        findings.one(entry, "text", rule)
                .ifPresent(text -> findings.check(
                        Dom.first(text, "reference")
                                .filter(r -> !r.getAttribute("value").isEmpty())
                                .isPresent(),
                        rule,
                        text,
                        "référence au texte de la section attendue",
                        "a reference to the section's text is expected"));
    }

    /** cda §6.4, §6.5. */
    private void treatment(Element treatment) {
        findings.one(treatment, "id", "CDA-TREATMENT");
        textReference(treatment, "CDA-TREATMENT");
        findings.check(
                Dom.first(treatment, "statusCode")
                        .filter(e -> "completed".equals(e.getAttribute("code")))
                        .isPresent(),
                "CDA-TREATMENT",
                treatment,
                "statusCode completed attendu",
                "statusCode completed is expected");
        Dom.first(treatment, "doseQuantity")
                .filter(dose -> !Dom.isNull(dose))
                .ifPresent(dose -> findings.check(
                        Dom.first(dose, "low").isPresent()
                                && Dom.first(dose, "high").isPresent(),
                        "CDA-DOSE",
                        dose,
                        "low et high attendus",
                        "low and high are expected"));
        Dom.first(treatment, "consumable", "manufacturedProduct", "manufacturedMaterial")
                .ifPresentOrElse(
                        this::product,
                        () -> findings.error(
                                "CDA-TREATMENT", treatment, "produit obligatoire", "a product is required"));
    }

    private void product(Element material) {
        findings.one(material, "name", "CDA-PRODUCT");
        Dom.first(material, "code")
                .ifPresent(code -> findings.check(
                        !code.hasAttribute("codeSystem") || CodeSystems.CIS.equals(code.getAttribute("codeSystem")),
                        "CDA-PRODUCT-CIS",
                        code,
                        "le code du produit est un CIS ; les autres vont dans translation",
                        "the product's code is a CIS; others go into translation"));
    }

    /** cda §6.8. */
    private void family(Element organizer) {
        Dom.first(organizer, "subject", "relatedSubject", "code")
                .filter(code -> !Dom.isNull(code))
                .ifPresent(code -> findings.check(
                        Relationships.find(code.getAttribute("code")).isPresent(),
                        "JDV-HL7-RELATIONSHIP",
                        code,
                        "lien de parenté absent du jeu de valeurs",
                        "relationship not in the value set"));
        findings.check(
                !Dom.children(organizer, "component").isEmpty(),
                "CDA-FAMILY",
                organizer,
                "au moins un antécédent",
                "at least one condition");
    }
}
