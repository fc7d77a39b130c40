package org.segursdk.cda.internal.letter;

import java.util.List;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.internal.AbsentEntries;
import org.segursdk.cda.internal.AllergyEntry;
import org.segursdk.cda.internal.CommentSection;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.ProblemEntry;
import org.segursdk.cda.internal.ProcedureEntry;
import org.segursdk.cda.internal.TreatmentEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** The structured body of an admission letter. Source: cda §11.1. */
final class AdmissionBody {
    private static final String PROBLEM_PREFIX = "atcd-";

    private final Writing w;
    private final XmlOut out;
    private final AdmissionContent letter;
    private final AbsentEntries absent;

    AdmissionBody(Writing w, AdmissionContent letter) {
        this.w = w;
        this.out = w.out;
        this.letter = letter;
        this.absent = new AbsentEntries(w);
    }

    void write() {
        announceProblems();
        out.start("component").start("structuredBody");
        LetterSections.REASON.open(out, w.ids);
        Narrative.paragraph(out, letter.reason());
        LetterSections.REASON.close(out);
        if (letter.treatments() instanceof Statement.Entries<?>) {
            TreatmentEntry.section(
                    w, LetterSections.ADMISSION_TREATMENTS, letter.treatments().items());
        } else {
            absent.treatments(LetterSections.ADMISSION_TREATMENTS, letter.treatments());
        }
        if (letter.allergies() instanceof Statement.Entries<?>) {
            AllergyEntry.section(
                    w, LetterSections.KNOWN_ALLERGIES, letter.allergies().items());
        } else {
            absent.allergies(LetterSections.KNOWN_ALLERGIES, letter.allergies());
        }
        history();
        CommentSection.write(w, "Autres informations", letter.otherInformation());
        out.end().end();
    }

    private void history() {
        if (letter.medicalHistory() instanceof Statement.Entries<?>) {
            ProblemEntry.section(
                    w,
                    LetterSections.MEDICAL_HISTORY,
                    PROBLEM_PREFIX,
                    false,
                    letter.medicalHistory().items());
        } else {
            absent.problems(LetterSections.MEDICAL_HISTORY, letter.medicalHistory());
        }
        if (letter.surgicalHistory() instanceof Statement.Entries<?>) {
            ProcedureEntry.section(
                    w, LetterSections.SURGICAL_HISTORY, letter.surgicalHistory().items());
        } else {
            absent.procedures(LetterSections.SURGICAL_HISTORY, letter.surgicalHistory());
        }
    }

    /** Treatments refer to problems that come after them. */
    private void announceProblems() {
        List<Problem> problems = letter.medicalHistory().items();
        for (int i = 0; i < problems.size(); i++) {
            w.remember(problems.get(i), PROBLEM_PREFIX + (i + 1));
        }
    }
}
