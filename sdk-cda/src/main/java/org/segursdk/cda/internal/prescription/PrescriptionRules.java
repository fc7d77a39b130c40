package org.segursdk.cda.internal.prescription;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.QuantityRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/** Rules of a prescription that the types do not enforce by themselves. Source: cda §10, eprescription §6. */
final class PrescriptionRules {
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{18}");
    private static final Pattern PACKAGING = Pattern.compile("[0-9]{8}");
    private static final Pattern EMDN = Pattern.compile("[A-Z][0-9]{0,12}");
    private static final Pattern LPP = Pattern.compile("[0-9]{7}");
    private static final String EMDN_SYSTEM = "1.2.250.1.213.2.68";
    private static final String LPP_SYSTEM = "1.2.250.1.215.200.2.1";

    private final Violations violations;
    private final TextRules texts;
    private final PosologyRules posologies;
    private final ProductRules products;
    private final Set<Problem> problems;

    private PrescriptionRules(ZoneId zone, Set<Problem> problems, Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.posologies = new PosologyRules(zone, violations);
        this.products = new ProductRules(violations);
        this.problems = problems;
    }

    static void check(
            Optional<CdaHeader> header, PrescriptionContent content, boolean linesMissing, Violations violations) {
        ZoneId zone = header.map(CdaHeader::zone).orElse(ZoneOffset.UTC);
        PrescriptionRules rules = new PrescriptionRules(zone, new HashSet<>(content.problems()), violations);
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            rules.header(present, content);
        });
        rules.document(content, linesMissing);
        for (int i = 0; i < content.medicines().size(); i++) {
            rules.medicine(content.medicines().get(i), "medicines[" + i + "]");
        }
        for (int i = 0; i < content.devices().size(); i++) {
            rules.device(content.devices().get(i), "devices[" + i + "]");
        }
        for (int i = 0; i < content.problems().size(); i++) {
            rules.problem(content.problems().get(i), "problems[" + i + "]");
        }
        VitalSignsEntry.check(content.vitalSigns(), "vitalSigns", violations);
        rules.texts.text(content.comment(), "comment");
    }

    /** cda §10.1. */
    private void header(CdaHeader header, PrescriptionContent content) {
        violations.check(
                header.authors().size() == 1 && header.otherAuthors().isEmpty(),
                "header.authors",
                "EP-AUTHOR",
                "une prescription a un seul auteur : le prescripteur",
                "a prescription has one author: the prescriber");
        violations.check(
                header.event().stop().isPresent() != content.validityEndUnknown(),
                "header.event.stop",
                "EP-VALIDITY",
                "la période de validité a une fin, ou sa fin est dite inconnue",
                "the period of validity has an end, or its end is said unknown");
        header.event()
                .code()
                .ifPresent(code -> violations.check(
                        code.sameConceptAs(PrescriptionDocument.TYPE),
                        "header.event.code",
                        "EP-EVENT",
                        "l'acte principal d'une prescription est 57833-6 (LOINC) : ne le donnez pas",
                        "the principal act of a prescription is 57833-6 (LOINC): leave it out"));
    }

    /** cda §10.1, §10.2. */
    private void document(PrescriptionContent content, boolean linesMissing) {
        violations.check(
                linesMissing
                        || !content.medicines().isEmpty()
                        || !content.devices().isEmpty(),
                "medicines",
                "EP-LINES",
                "au moins un médicament ou un dispositif",
                "at least one medicine or device");
        content.number()
                .ifPresent(number -> violations.check(
                        NUMBER.matcher(number).matches(),
                        "number",
                        "EP-NUMBER",
                        "un numéro d'e-prescription a 18 caractères, chiffres et capitales",
                        "an e-prescription number has 18 characters, digits and capitals"));
        violations.check(
                content.code2d().isEmpty() || content.number().isPresent(),
                "code2d",
                "EP-CODE2D",
                "pas de code 2D sans numéro d'e-prescription",
                "no 2D code without an e-prescription number");
    }

    /** cda §10.3. */
    private void medicine(PrescribedMedicine medicine, String path) {
        products.check(medicine.product(), path + ".product");
        posologies.check(medicine.posology(), medicine.period(), path + ".posology");
        posologies.period(medicine.period(), path + ".period");
        renewals(medicine.renewals(), path + ".renewals");
        medicine.quantity().ifPresent(quantity -> quantity(quantity, path + ".quantity"));
        medicine.substitution()
                .refusedBecause()
                .ifPresent(reason -> violations.check(
                        !reason.isBlank() && TextRules.isXmlText(reason),
                        path + ".substitution",
                        "EP-SUBSTITUTION-REASON",
                        "dites pourquoi le médicament n'est pas substituable",
                        "say why the medicine may not be substituted"));
        texts.text(medicine.patientInstructions(), path + ".patientInstructions")
                .text(medicine.dispenserInstructions(), path + ".dispenserInstructions");
        for (int i = 0; i < medicine.preconditions().size(); i++) {
            texts.text(medicine.preconditions().get(i), path + ".preconditions[" + i + "]");
        }
        for (int i = 0; i < medicine.reasons().size(); i++) {
            violations.check(
                    problems.contains(medicine.reasons().get(i)),
                    path + ".reasons[" + i + "]",
                    "CDA-REASON",
                    "le motif est un problème du même document",
                    "the reason is a problem of the same document");
        }
    }

    private void renewals(Renewals renewals, String path) {
        violations.check(
                renewals.times().isPresent() != renewals.period().isPresent()
                        && renewals.times().filter(times -> times < 0).isEmpty(),
                path,
                "EP-RENEWALS",
                "un nombre de renouvellements (0 ou plus), ou une période, pas les deux",
                "a number of renewals (0 or more), or a period, not both");
        renewals.period()
                .ifPresent(period -> violations.check(
                        period.end().isPresent() || period.duration().isPresent(),
                        path + ".period",
                        "EP-RENEWALS",
                        "la période de renouvellement a une fin ou une durée",
                        "the period of renewal has an end or a duration"));
        posologies.period(renewals.period(), path + ".period");
    }

    private void quantity(Quantity quantity, String path) {
        violations.check(
                quantity.value().signum() > 0,
                path,
                "EP-QUANTITY",
                "une quantité à délivrer est positive",
                "a quantity to dispense is positive");
        if (!PACKAGING.matcher(quantity.unit()).matches()) {
            new QuantityRules(violations).check(quantity, path);
        }
        texts.characters(quantity.unitLabel(), path + ".unitLabel");
    }

    /** cda §10.4. */
    private void device(PrescribedDevice device, String path) {
        texts.text(device.label(), path + ".label").text(device.instructions(), path + ".instructions");
        code(device.emdn(), EMDN_SYSTEM, EMDN, path + ".emdn", "EP-EMDN", "une lettre et des chiffres");
        code(device.lpp(), LPP_SYSTEM, LPP, path + ".lpp", "EP-LPP", "7 chiffres");
        violations.check(
                device.renewals() >= 0,
                path + ".renewals",
                "EP-RENEWALS",
                "0 renouvellement ou plus",
                "0 renewals or more");
        violations.check(
                device.quantity().filter(count -> count.signum() <= 0).isEmpty(),
                path + ".quantity",
                "EP-QUANTITY",
                "une quantité à délivrer est positive",
                "a quantity to dispense is positive");
        violations.check(
                device.rentalDays().filter(days -> days <= 0).isEmpty(),
                path + ".rentalDays",
                "EP-RENTAL",
                "une location dure au moins un jour",
                "a rental lasts one day at least");
        posologies.period(device.period(), path + ".period");
    }

    private void code(Optional<CodedValue> code, String system, Pattern form, String path, String rule, String french) {
        code.ifPresent(value -> {
            violations.check(
                    value.codeSystem().equals(system)
                            && form.matcher(value.code()).matches(),
                    path,
                    rule,
                    "code de " + system + " attendu : " + french,
                    "code of " + system + " expected, in its form");
            texts.code(value, path);
        });
    }

    private void problem(Problem problem, String path) {
        texts.text(problem.label(), path + ".label")
                .code(problem.code(), path + ".code")
                .text(problem.comment(), path + ".comment");
        violations.check(
                problem.end().isEmpty()
                        && problem.status()
                                .filter(status -> status == ClinicalStatus.RESOLVED)
                                .isEmpty(),
                path,
                "EP-PROBLEM-ACTIVE",
                "un problème actif n'a pas de fin et n'est pas résolu",
                "an active problem has no end and is not resolved");
    }
}
