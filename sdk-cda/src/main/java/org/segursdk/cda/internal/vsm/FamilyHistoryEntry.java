package org.segursdk.cda.internal.vsm;

import java.util.List;
import org.segursdk.cda.ProblemKind;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Relationships;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.vsm.FamilyHistory;

/** FR-Antecedents-familiaux, FR-Sujet and FR-Antecedent-familial-observe. Source: cda §6.8. */
final class FamilyHistoryEntry {
    private static final String[] ORGANIZER = {
        "2.16.840.1.113883.10.20.1.23", "1.3.6.1.4.1.19376.1.5.3.1.4.15", "1.2.250.1.213.1.1.3.59"
    };
    private static final String[] SUBJECT = {"1.3.6.1.4.1.19376.1.5.3.1.4.15.2", "1.2.250.1.213.1.1.3.60"};
    private static final String[] OBSERVATION = {
        "2.16.840.1.113883.10.20.1.22",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13.3",
        "1.2.250.1.213.1.1.3.51"
    };
    private static final String PREFIX = "famille-";

    private FamilyHistoryEntry() {}

    static void section(Writing w, Section section, List<FamilyHistory> relatives) {
        section.open(w.out, w.ids);
        narrative(w, section.title(), relatives);
        for (int i = 0; i < relatives.size(); i++) {
            write(w, relatives.get(i), PREFIX + (i + 1));
        }
        section.close(w.out);
    }

    private static void narrative(Writing w, String caption, List<FamilyHistory> relatives) {
        Narrative.Table table = new Narrative.Table(
                caption, relatives.size(), "Lien de parenté", "Antécédent", "Code", "Date", "Nature");
        boolean kinds = relatives.stream()
                .flatMap(relative -> relative.conditions().stream())
                .anyMatch(condition -> condition.kind() != ProblemKind.DIAGNOSIS);
        for (int i = 0; i < relatives.size(); i++) {
            FamilyHistory relative = relatives.get(i);
            String kin =
                    Relationships.find(relative.relationship()).orElseThrow().displayName();
            for (int j = 0; j < relative.conditions().size(); j++) {
                FamilyHistory.Condition condition = relative.conditions().get(j);
                String id = PREFIX + (i + 1);
                table.row();
                if (j == 0) {
                    table.cell(id, "-lien", kin);
                } else {
                    table.cell(kin);
                }
                table.cell(id + "-" + (j + 1), condition.label())
                        .cell(Writing.coded(condition.code()))
                        .cell(w.readable(condition.date()))
                        .cell(kinds ? condition.kind().code().displayName() : null);
            }
        }
        table.writeTo(w.out);
    }

    private static void write(Writing w, FamilyHistory relative, String id) {
        XmlOut out = w.out;
        out.start("entry")
                .start("organizer", "classCode", "CLUSTER", "moodCode", "EVN")
                .templates(ORGANIZER);
        w.ids.write(out, id);
        out.empty("statusCode", "code", "completed");
        out.start("subject", "typeCode", "SBJ").templates(SUBJECT);
        out.start("relatedSubject", "classCode", "PRS");
        out.startCode("code", Relationships.find(relative.relationship()).orElseThrow())
                .originalText(id + "-lien")
                .end();
        out.end().end();
        for (int j = 0; j < relative.conditions().size(); j++) {
            condition(w, relative.conditions().get(j), id + "-" + (j + 1));
        }
        out.end().end();
    }

    private static void condition(Writing w, FamilyHistory.Condition condition, String id) {
        XmlOut out = w.out;
        out.start("component", "typeCode", "COMP");
        out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(OBSERVATION);
        w.ids.write(out, id);
        out.code("code", condition.kind().code());
        out.textReference(id).empty("statusCode", "code", "completed");
        condition
                .date()
                .ifPresentOrElse(
                        date -> out.empty("effectiveTime", "value", Timestamps.hl7(date, w.zone)),
                        () -> out.empty("effectiveTime", "nullFlavor", "UNK"));
        w.value(condition.code(), id);
        out.end().end();
    }
}
