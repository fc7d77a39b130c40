package org.segursdk.cda.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.core.error.Violations;

/** Rules on statements, problems, acts and allergies, whatever the document. Source: cda §6. */
public final class ClinicalRules {
    private final Violations violations;
    private final TextRules texts;
    private final ZoneId zone;
    private final Set<Problem> problems;
    private final String emptyRule;

    /**
     * @param problems those of the document, which acts may name as their reason; may grow after
     * @param emptyRule id of the rule an empty list breaks
     */
    public ClinicalRules(Violations violations, ZoneId zone, Set<Problem> problems, String emptyRule) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.zone = zone;
        this.problems = problems;
        this.emptyRule = emptyRule;
    }

    /** A check of one entry. */
    @FunctionalInterface
    public interface EntryRule<T> {
        void check(T entry, String path);
    }

    public <T> void each(String subject, Statement<T> statement, EntryRule<? super T> rule) {
        if (statement instanceof Statement.NoneKnown<T> none) {
            texts.line(none.declaredBy().familyName(), subject + ".declaredBy.familyName");
            texts.characters(none.declaredBy().givenName(), subject + ".declaredBy.givenName");
        } else if (statement instanceof Statement.Entries<T> entries) {
            List<T> items = entries.items();
            violations.check(
                    !items.isEmpty(),
                    subject,
                    emptyRule,
                    "une liste vide ne dit rien : donnez des entrées, « aucun connu » ou « non renseigné »",
                    "an empty list says nothing: give entries, 'none known' or 'not recorded'");
            for (int i = 0; i < items.size(); i++) {
                rule.check(items.get(i), subject + "[" + i + "]");
            }
        }
    }

    /** cda §6.1. */
    public void problem(Problem problem, String path, boolean active) {
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
    public void procedure(Procedure procedure, String path) {
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
    public void allergy(Allergy allergy, String path) {
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
