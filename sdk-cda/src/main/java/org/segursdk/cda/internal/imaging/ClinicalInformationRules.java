package org.segursdk.cda.internal.imaging;

import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.imaging.ClinicalInformation;
import org.segursdk.cda.imaging.Contraindication;
import org.segursdk.cda.imaging.ImagingValueSets;

/** Rules on the request and the history. Source: cda §9.2, §9.3. */
final class ClinicalInformationRules {
    private final Checks checks;
    private final ClinicalInformation info;

    ClinicalInformationRules(Checks checks, ClinicalInformation info) {
        this.checks = checks;
        this.info = info;
    }

    void check(String path) {
        checks.texts.text(info.justification(), path + ".justification").text(info.purpose(), path + ".purpose");
        checks.statement(info.medicalHistory(), path + ".medicalHistory", this::problem);
        checks.statement(info.surgicalHistory(), path + ".surgicalHistory", this::procedure);
        checks.statement(info.contraindications(), path + ".contraindications", this::contraindication);
        checks.each(
                info.careInformation(),
                path + ".careInformation",
                (code, at) -> checks.inSet(code, ImagingValueSets.careInformation(), at, "IMG-CARE-INFORMATION"));
    }

    private void problem(Problem problem, String path) {
        checks.texts
                .text(problem.label(), path + ".label")
                .code(problem.code(), path + ".code")
                .text(problem.comment(), path + ".comment");
        checks.period(problem.onset(), problem.end(), path + ".end");
    }

    private void procedure(Procedure procedure, String path) {
        checks.texts
                .text(procedure.label(), path + ".label")
                .code(procedure.code(), path + ".code")
                .text(procedure.performedBy(), path + ".performedBy")
                .text(procedure.comment(), path + ".comment");
        procedure
                .reason()
                .ifPresent(reason -> checks.violations.check(
                        info.medicalHistory().items().contains(reason),
                        path + ".reason",
                        "CDA-REASON",
                        "le motif est un antécédent médical du même document",
                        "the reason is of the medical history of the same document"));
    }

    private void contraindication(Contraindication one, String path) {
        checks.inSet(one.code(), ImagingValueSets.contraindication(), path + ".code", "IMG-CONTRAINDICATION");
        checks.texts.text(one.comment(), path + ".comment");
    }
}
