package org.segursdk.cda.internal;

import java.util.List;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;

/** FR-Acte: an act carried out. Source: cda §6.3. */
public final class ProcedureEntry {
    private static final String[] TEMPLATES = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.19", "2.16.840.1.113883.10.20.1.29", "1.2.250.1.213.1.1.3.62"
    };
    private static final String PREFIX = "acte-";

    private ProcedureEntry() {}

    public static void section(Writing w, Section section, List<Procedure> procedures) {
        section.open(w.out, w.ids);
        Places places = new Places(PREFIX, procedures.size());
        narrative(w, section.title(), procedures, places);
        for (int i = 0; i < procedures.size(); i++) {
            write(w, procedures.get(i), places.get(i));
        }
        section.close(w.out);
    }

    private static void narrative(Writing w, String caption, List<Procedure> procedures, Places places) {
        Narrative.Table table = new Narrative.Table(
                caption, procedures.size(), "Acte", "Code", "Date", "Réalisé par", "Motif", "Commentaire");
        for (int i = 0; i < procedures.size(); i++) {
            Procedure procedure = procedures.get(i);
            String id = places.get(i);
            table.row()
                    .cell(id, procedure.label())
                    .cell(Writing.coded(procedure.code()))
                    .cell(w.readable(procedure.date()))
                    .cell(procedure.performedBy().orElse(null))
                    .cell(id, "-motif", procedure.reason().map(Problem::label).orElse(null))
                    .cell(procedure.comment().orElse(null));
        }
        table.writeTo(w.out);
    }

    private static void write(Writing w, Procedure procedure, String id) {
        XmlOut out = w.out;
        out.start("entry").start("procedure", "classCode", "PROC", "moodCode", "EVN");
        out.templates(TEMPLATES);
        w.ids.write(out, id);
        procedure
                .code()
                .ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code", "nullFlavor", "NAV"));
        out.originalText(id).end();
        out.textReference(id).empty("statusCode", "code", "completed");
        procedure
                .date()
                .ifPresentOrElse(
                        date -> out.empty("effectiveTime", "value", Timestamps.hl7(date, w.zone)),
                        () -> out.empty("effectiveTime", "nullFlavor", "UNK"));
        procedure.reason().ifPresent(reason -> InternalReference.write(w, w.placeOf(reason), id, "-motif"));
        out.end().end();
    }
}
