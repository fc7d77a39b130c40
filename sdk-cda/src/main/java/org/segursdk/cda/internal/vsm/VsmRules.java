package org.segursdk.cda.internal.vsm;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
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
    private final ZoneId zone;

    private VsmRules(ZoneId zone, Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.zone = zone;
    }

    static void check(Optional<CdaHeader> header, VsmContent vsm, Violations violations) {
        VsmRules rules = new VsmRules(header.map(CdaHeader::zone).orElse(ZoneOffset.UTC), violations);
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            rules.header(present);
        });
        rules.problems.addAll(vsm.problems().items());
        rules.problems.addAll(vsm.medicalHistory().items());
        rules.each("problems", vsm.problems(), (problem, path) -> rules.problem(problem, path, true));
        rules.each("medicalHistory", vsm.medicalHistory(), (problem, path) -> rules.problem(problem, path, false));
        rules.each("surgicalHistory", vsm.surgicalHistory(), rules::procedure);
        rules.each("allergies", vsm.allergies(), rules::allergy);
        rules.each("lifestyle", vsm.lifestyle(), rules::lifestyle);
        rules.each("occupationalRisks", vsm.occupationalRisks(), rules.texts::text);
        rules.each("familyHistory", vsm.familyHistory(), rules::family);
        rules.each("vigilance", vsm.vigilance(), rules.texts::text);
        TreatmentRules treatments = new TreatmentRules(violations, rules.zone, rules.problems);
        rules.each("treatments", vsm.treatments(), treatments::check);
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

    /** A check of one entry. */
    @FunctionalInterface
    private interface EntryRule<T> {
        void check(T entry, String path);
    }

    private <T> void each(String subject, Statement<T> statement, EntryRule<? super T> rule) {
        if (statement instanceof Statement.NoneKnown<T> none) {
            texts.line(none.declaredBy().familyName(), subject + ".declaredBy.familyName");
            texts.characters(none.declaredBy().givenName(), subject + ".declaredBy.givenName");
        } else if (statement instanceof Statement.Entries<T> entries) {
            List<T> items = entries.items();
            violations.check(
                    !items.isEmpty(),
                    subject,
                    "VSM-STATEMENT",
                    "une liste vide ne dit rien : donnez des entrées, « aucun connu » ou « non renseigné »",
                    "an empty list says nothing: give entries, 'none known' or 'not recorded'");
            for (int i = 0; i < items.size(); i++) {
                rule.check(items.get(i), subject + "[" + i + "]");
            }
        }
    }

    /** cda §6.1. */
    private void problem(Problem problem, String path, boolean active) {
        texts.text(problem.label(), path + ".label")
                .code(problem.code(), path + ".code")
                .text(problem.comment(), path + ".comment");
        violations.check(
                !active || problem.end().isEmpty(),
                path + ".end",
                "CDA-PROBLEM-ACTIVE-END",
                "une pathologie en cours n'a pas de date de fin : mettez-la dans les antécédents",
                "a problem in course has no end: put it in the medical history");
        violations.check(
                !active
                        || problem.status()
                                .filter(s -> s == ClinicalStatus.RESOLVED)
                                .isEmpty(),
                path + ".status",
                "CDA-PROBLEM-ACTIVE-STATUS",
                "une pathologie en cours n'est pas résolue",
                "a problem in course is not resolved");
        period(problem.onset(), problem.end(), path + ".end");
    }

    /** cda §6.3. */
    private void procedure(Procedure procedure, String path) {
        texts.text(procedure.label(), path + ".label")
                .code(procedure.code(), path + ".code")
                .text(procedure.performedBy(), path + ".performedBy")
                .text(procedure.comment(), path + ".comment");
        procedure
                .reason()
                .ifPresent(reason -> violations.check(
                        problems.contains(reason),
                        path + ".reason",
                        "CDA-REASON",
                        "le motif est une pathologie ou un antécédent du même document",
                        "the reason is a problem or a past problem of the same document"));
    }

    /** cda §6.2. */
    private void allergy(Allergy allergy, String path) {
        texts.text(allergy.agent(), path + ".agent")
                .code(allergy.agentCode(), path + ".agentCode")
                .text(allergy.reaction(), path + ".reaction")
                .code(allergy.reactionCode(), path + ".reactionCode")
                .text(allergy.comment(), path + ".comment");
        violations.check(
                allergy.reactionCode().isEmpty() || allergy.reaction().isPresent(),
                path + ".reaction",
                "CDA-ALLERGY-REACTION",
                "une réaction codée est aussi dite en mots",
                "a coded reaction is also said in words");
        violations.check(
                allergy.status().filter(s -> !s.isOfAllergies()).isEmpty(),
                path + ".status",
                "JDV-HL7-ALLERGY-CLINICAL",
                "statut d'une allergie : actif, inactif ou résolu",
                "status of an allergy: active, inactive or resolved");
        violations.check(
                allergy.end().isEmpty()
                        || allergy.status()
                                .filter(s -> s == ClinicalStatus.ACTIVE)
                                .isEmpty(),
                path + ".end",
                "CDA-ALLERGY-ACTIVE-END",
                "une allergie active n'a pas de date de fin",
                "an active allergy has no end");
        period(allergy.onset(), allergy.end(), path + ".end");
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

    private void period(Optional<ClinicalDate> low, Optional<ClinicalDate> high, String path) {
        if (low.isPresent() && high.isPresent()) {
            violations.check(
                    !low.get().isAfter(high.get(), zone),
                    path,
                    "CDA-PERIOD",
                    "la fin ne précède pas le début",
                    "the end does not come before the beginning");
        }
    }
}
