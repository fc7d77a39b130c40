package org.segursdk.cda.internal.vsm;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.internal.ClinicalRules;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.QuantityRules;
import org.segursdk.cda.internal.Relationships;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.TreatmentRules;
import org.segursdk.cda.vsm.FamilyHistory;
import org.segursdk.cda.vsm.LifestyleObservation;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.error.Violations;

/** Rules of the VSM that the types do not enforce by themselves. Source: cda §6, §7. */
final class VsmRules {
    private final Violations violations;
    private final TextRules texts;
    private final Set<Problem> problems = new HashSet<>();
    private final ClinicalRules clinical;
    private final ZoneId zone;

    private VsmRules(ZoneId zone, Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.zone = zone;
        this.clinical = new ClinicalRules(violations, zone, problems, "VSM-STATEMENT");
    }

    static void check(Optional<CdaHeader> header, VsmContent vsm, Violations violations) {
        VsmRules rules = new VsmRules(header.map(CdaHeader::zone).orElse(ZoneOffset.UTC), violations);
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            rules.header(present);
        });
        rules.problems.addAll(vsm.problems().items());
        rules.problems.addAll(vsm.medicalHistory().items());
        rules.clinical.each("problems", vsm.problems(), (problem, path) -> rules.clinical.problem(problem, path, true));
        rules.clinical.each(
                "medicalHistory",
                vsm.medicalHistory(),
                (problem, path) -> rules.clinical.problem(problem, path, false));
        rules.clinical.each("surgicalHistory", vsm.surgicalHistory(), rules.clinical::procedure);
        rules.clinical.each("allergies", vsm.allergies(), rules.clinical::allergy);
        rules.clinical.each("lifestyle", vsm.lifestyle(), rules::lifestyle);
        rules.clinical.each("occupationalRisks", vsm.occupationalRisks(), rules.texts::text);
        rules.clinical.each("familyHistory", vsm.familyHistory(), rules::family);
        rules.clinical.each("vigilance", vsm.vigilance(), rules.texts::text);
        TreatmentRules treatments = new TreatmentRules(violations, rules.zone, rules.problems);
        rules.clinical.each("treatments", vsm.treatments(), treatments::check);
    }

    /** cda §7.1: one médecin traitant; the principal act is 34117-2. */
    private void header(CdaHeader header) {
        long treating = header.participants().stream()
                .filter(Participant::isTreatingPhysician)
                .count();
        violations.check(
                treating == 1,
                "header.participants",
                "VSM-TREATING-PHYSICIAN",
                "un VSM nomme exactement un médecin traitant (participant INF, fonction PCP)",
                "a VSM names exactly one médecin traitant (participant INF, function PCP)");
        header.event()
                .code()
                .ifPresent(code -> violations.check(
                        code.sameConceptAs(VsmDocument.EVENT),
                        "header.event.code",
                        "VSM-EVENT",
                        "l'acte principal d'un VSM est 34117-2 (LOINC) : ne le donnez pas",
                        "the principal act of a VSM is 34117-2 (LOINC): leave it out"));
    }

    /** cda §6.7. */
    private void lifestyle(LifestyleObservation observation, String path) {
        texts.text(observation.text(), path + ".text").code(observation.code(), path + ".code");
        violations.check(
                observation.amount().isEmpty() || observation.code().isEmpty(),
                path,
                "CDA-HABITUS-VALUE",
                "une quantité ou un code, pas les deux",
                "an amount or a code, not both");
        observation.amount().ifPresent(amount -> new QuantityRules(violations).check(amount, path + ".amount"));
    }

    /** cda §6.8. */
    private void family(FamilyHistory relative, String path) {
        violations.check(
                Relationships.find(relative.relationship()).isPresent(),
                path + ".relationship",
                "JDV-HL7-RELATIONSHIP",
                "lien de parenté absent de JDV_HL7_PersonalRelationshipRoleType",
                "relationship not in JDV_HL7_PersonalRelationshipRoleType");
        violations.check(
                !relative.conditions().isEmpty(),
                path + ".conditions",
                "REQUIRED",
                "au moins un antécédent",
                "at least one condition");
        for (int i = 0; i < relative.conditions().size(); i++) {
            FamilyHistory.Condition condition = relative.conditions().get(i);
            String at = path + ".conditions[" + i + "]";
            texts.text(condition.label(), at + ".label").code(condition.code(), at + ".code");
        }
    }
}
