package org.segursdk.cda.internal;

import java.util.List;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.ClinicalStatus;

/** FR-Liste-des-allergies and FR-Allergie-ou-hypersensibilite. Source: cda §6.2. */
public final class AllergyEntry {
    private static final String[] ACT = {
        "2.16.840.1.113883.10.20.1.27",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5.1",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5.3",
        "1.2.250.1.213.1.1.3.40"
    };
    private static final String[] OBSERVATION = {
        "2.16.840.1.113883.10.20.1.18",
        "2.16.840.1.113883.10.20.1.28",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5",
        "1.3.6.1.4.1.19376.1.5.3.1.4.6",
        "1.2.250.1.213.1.1.3.41"
    };
    private static final String PREFIX = "allergie-";

    private AllergyEntry() {}

    public static void section(Writing w, Section section, List<Allergy> allergies) {
        section.open(w.out, w.ids);
        Places places = new Places(PREFIX, allergies.size());
        narrative(w, section.title(), allergies, places);
        for (int i = 0; i < allergies.size(); i++) {
            write(w, allergies.get(i), places.get(i));
        }
        section.close(w.out);
    }

    private static void narrative(Writing w, String caption, List<Allergy> allergies, Places places) {
        Narrative.Table table = new Narrative.Table(
                caption,
                allergies.size(),
                "Agent responsable",
                "Code de l'agent",
                "Type",
                "Réaction",
                "Code de la réaction",
                "Depuis",
                "Fin",
                "Sévérité",
                "Statut",
                "Commentaire");
        for (int i = 0; i < allergies.size(); i++) {
            Allergy allergy = allergies.get(i);
            String id = places.get(i);
            table.row()
                    .cell(id, "-agent", allergy.agent())
                    .cell(Writing.coded(allergy.agentCode()))
                    .cell(id, allergy.type().code().displayName())
                    .cell(id, "-reaction", allergy.reaction().orElse(null))
                    .cell(Writing.coded(allergy.reactionCode()))
                    .cell(w.readable(allergy.onset()))
                    .cell(w.readable(allergy.end()))
                    .cell(
                            id,
                            "-severite",
                            allergy.severity().map(s -> s.code().displayName()).orElse(null))
                    .cell(
                            id,
                            "-statut",
                            allergy.status().map(ClinicalStatus::label).orElse(null))
                    .cell(id, "-commentaire", allergy.comment().orElse(null));
        }
        table.writeTo(w.out);
    }

    private static void write(Writing w, Allergy allergy, String id) {
        XmlOut out = w.out;
        out.start("entry").start("act", "classCode", "ACT", "moodCode", "EVN").templates(ACT);
        w.ids.write(out, id);
        out.empty("code", "nullFlavor", "NA");
        out.empty("statusCode", "code", allergy.isOver() ? "completed" : "active");
        out.start("effectiveTime");
        w.low(allergy.onset());
        if (allergy.isOver()) {
            w.high(allergy.end());
        }
        out.end();
        out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "false");
        observation(w, allergy, id);
        out.end().end().end();
    }

    private static void observation(Writing w, Allergy allergy, String id) {
        XmlOut out = w.out;
        out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", "false")
                .templates(OBSERVATION);
        w.ids.write(out, id, "-observation");
        out.code("code", allergy.type().code());
        out.textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime");
        w.low(allergy.onset());
        if (allergy.end().isPresent()) {
            w.high(allergy.end());
        }
        out.end();
        // Without a described reaction the value says, in words, what it is an allergy to.
        w.value(allergy.reactionCode(), id, allergy.reaction().isPresent() ? "-reaction" : "-agent");
        agent(w, allergy, id);
        allergy.severity().ifPresent(severity -> SeverityEntry.write(out, severity, id, "-severite"));
        allergy.status().ifPresent(status -> StatusEntry.write(out, status.allergyCode(), id, "-statut"));
        allergy.comment().ifPresent(comment -> CommentEntry.write(out, id, "-commentaire"));
        out.end();
    }

    private static void agent(Writing w, Allergy allergy, String id) {
        XmlOut out = w.out;
        out.start("participant", "typeCode", "CSM").start("participantRole", "classCode", "MANU");
        out.start("playingEntity", "classCode", "MMAT");
        allergy.agentCode()
                .ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code", "nullFlavor", "NAV"));
        out.originalText(id, "-agent").end();
        out.leaf("name", allergy.agent());
        out.end().end().end();
    }
}
