package org.segursdk.cda.internal.vsm;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.Statement;
import org.segursdk.cda.internal.AllergyEntry;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.ProblemEntry;
import org.segursdk.cda.internal.ProcedureEntry;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.TreatmentEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** The structured body of the VSM. What has no entry is said in words in the parent section. Source: cda §7.2. */
final class VsmBody {
    private final Writing w;
    private final XmlOut out;
    private final VsmContent vsm;

    VsmBody(Writing w, VsmContent vsm) {
        this.w = w;
        this.out = w.out;
        this.vsm = vsm;
    }

    void write() {
        out.start("component").start("structuredBody");
        VsmSections.ROOT.open(out, w.ids);
        history();
        riskFactors();
        VsmSections.ROOT.close(out);
        vigilance();
        treatmentPlan();
        out.end().end();
    }

    private void history() {
        VsmSections.HISTORY.open(out, w.ids);
        said(
                new Said("Pathologies en cours", "aucune connue", vsm.problems()),
                new Said("Antécédents médicaux", "aucun connu", vsm.medicalHistory()),
                new Said("Antécédents chirurgicaux", "aucun connu", vsm.surgicalHistory()),
                new Said("Allergies et hypersensibilités", "aucune connue", vsm.allergies()));
        if (known(vsm.problems())) {
            ProblemEntry.section(
                    w, VsmSections.PROBLEMS, "pb-", true, vsm.problems().items());
        }
        if (known(vsm.medicalHistory())) {
            ProblemEntry.section(
                    w,
                    VsmSections.MEDICAL_HISTORY,
                    "atcd-",
                    false,
                    vsm.medicalHistory().items());
        }
        if (known(vsm.surgicalHistory())) {
            ProcedureEntry.section(
                    w, VsmSections.SURGICAL_HISTORY, vsm.surgicalHistory().items());
        }
        if (known(vsm.allergies())) {
            AllergyEntry.section(w, VsmSections.ALLERGIES, vsm.allergies().items());
        }
        VsmSections.HISTORY.close(out);
    }

    private void riskFactors() {
        VsmSections.RISK_FACTORS.open(out, w.ids);
        said(
                new Said("Mode de vie", "aucun facteur de risque connu", vsm.lifestyle()),
                new Said("Facteurs de risques professionnels", "aucun connu", vsm.occupationalRisks()),
                new Said("Antécédents familiaux", "aucun connu", vsm.familyHistory()));
        if (known(vsm.lifestyle())) {
            LifestyleEntry.section(w, VsmSections.LIFESTYLE, vsm.lifestyle().items());
        }
        if (known(vsm.occupationalRisks())) {
            VsmSections.OCCUPATIONAL_RISKS.open(out, w.ids);
            Narrative.list(out, vsm.occupationalRisks().items());
            VsmSections.OCCUPATIONAL_RISKS.close(out);
        }
        if (known(vsm.familyHistory())) {
            FamilyHistoryEntry.section(
                    w, VsmSections.FAMILY_HISTORY, vsm.familyHistory().items());
        }
        VsmSections.RISK_FACTORS.close(out);
    }

    private void vigilance() {
        VsmSections.VIGILANCE.open(out, w.ids);
        if (known(vsm.vigilance())) {
            Narrative.list(out, vsm.vigilance().items());
        } else {
            said(new Said("Points de vigilance", "aucun connu", vsm.vigilance()));
        }
        VsmSections.VIGILANCE.close(out);
    }

    private void treatmentPlan() {
        VsmSections.TREATMENT_PLAN.open(out, w.ids);
        said(new Said("Traitements au long cours", "aucun", vsm.treatments()));
        if (known(vsm.treatments())) {
            TreatmentEntry.section(w, VsmSections.TREATMENTS, vsm.treatments().items());
        }
        VsmSections.TREATMENT_PLAN.close(out);
    }

    /** A subject, how "none" reads for it, and what was stated. */
    private record Said(String subject, String none, Statement<?> statement) {}

    /** Writes what the absent sub-sections mean; nothing when none is absent, because the text is then forbidden. */
    private void said(Said... subjects) {
        List<String> sentences = new ArrayList<>();
        for (Said said : subjects) {
            if (said.statement() instanceof Statement.NoneKnown<?> none) {
                sentences.add(said.subject() + " : " + said.none() + " (déclaré le "
                        + Timestamps.readable(none.declaredOn()) + " par "
                        + Names.readable(none.declaredBy()) + ")");
            } else if (said.statement() instanceof Statement.NotRecorded<?>) {
                sentences.add(said.subject() + " : non renseigné");
            }
        }
        if (sentences.size() == 1) {
            Narrative.paragraph(out, sentences.get(0));
        } else if (!sentences.isEmpty()) {
            Narrative.list(out, sentences);
        }
    }

    private static boolean known(Statement<?> statement) {
        return statement instanceof Statement.Entries<?>;
    }
}
