package org.segursdk.cda.internal;

import java.util.List;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Problem;
import org.segursdk.cda.ProblemKind;

/** FR-Liste-des-problemes and FR-Probleme: a problem, in course or past. Source: cda §6.1. */
public final class ProblemEntry {
    private static final String[] ACT = {
        "2.16.840.1.113883.10.20.1.27",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5.1",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5.2",
        "1.2.250.1.213.1.1.3.39"
    };
    private static final String[] OBSERVATION = {
        "2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"
    };

    private final Writing w;
    private final XmlOut out;
    private final boolean active;

    private ProblemEntry(Writing w, boolean active) {
        this.w = w;
        this.out = w.out;
        this.active = active;
    }

    public static void section(Writing w, Section section, String prefix, boolean active, List<Problem> problems) {
        ProblemEntry entry = new ProblemEntry(w, active);
        section.open(w.out, w.ids);
        Places places = new Places(prefix, problems.size());
        entry.narrative(section.title(), problems, places);
        for (int i = 0; i < problems.size(); i++) {
            entry.write(problems.get(i), places.get(i));
        }
        section.close(w.out);
    }

    private void narrative(String caption, List<Problem> problems, Places places) {
        Narrative.Table table = active
                ? new Narrative.Table(
                        caption, problems.size(), "Pathologie", "Code", "Depuis", "Nature", "Statut", "Commentaire")
                : new Narrative.Table(
                        caption,
                        problems.size(),
                        "Antécédent",
                        "Code",
                        "Début",
                        "Fin",
                        "Nature",
                        "Statut",
                        "Commentaire");
        // The kind is worth a column only when one of them is not a plain diagnosis.
        boolean kinds = problems.stream().anyMatch(problem -> problem.kind() != ProblemKind.DIAGNOSIS);
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            String id = places.get(i);
            table.row()
                    .cell(id, problem.label())
                    .cell(Writing.coded(problem.code()))
                    .cell(w.readable(problem.onset()));
            if (!active) {
                table.cell(w.readable(problem.end()));
            }
            table.cell(kinds ? problem.kind().code().displayName() : null)
                    .cell(
                            id,
                            "-statut",
                            problem.status().map(ClinicalStatus::label).orElse(null))
                    .cell(id, "-commentaire", problem.comment().orElse(null));
        }
        table.writeTo(out);
    }

    private void write(Problem problem, String id) {
        w.remember(problem, id);
        out.start("entry").start("act", "classCode", "ACT", "moodCode", "EVN").templates(ACT);
        w.ids.write(out, id);
        out.empty("code", "nullFlavor", "NA");
        out.empty("statusCode", "code", active ? "active" : "completed");
        out.start("effectiveTime");
        w.low(problem.onset());
        if (!active) {
            w.high(problem.end());
        }
        out.end();
        out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "false");
        observation(problem, id);
        out.end().end().end();
    }

    private void observation(Problem problem, String id) {
        out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", "false")
                .templates(OBSERVATION);
        w.ids.write(out, id, "-observation");
        out.code("code", problem.kind().code());
        out.textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime");
        w.low(problem.onset());
        if (problem.end().isPresent()) {
            w.high(problem.end());
        }
        out.end();
        w.value(problem.code(), id);
        problem.status().ifPresent(status -> StatusEntry.write(out, status.problemCode(), id, "-statut"));
        problem.comment().ifPresent(comment -> CommentEntry.write(out, id, "-commentaire"));
        out.end();
    }
}
