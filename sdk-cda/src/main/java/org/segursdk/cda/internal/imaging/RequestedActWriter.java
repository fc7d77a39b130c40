package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.imaging.RequestedAct;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.internal.imaging.EducationWriter.SimpleObservation;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/** FR-Plan-de-soins-IMG-DA and FR-Demande-d-examen-ou-de-suivi-IMG-DA. Source: drim §7. */
final class RequestedActWriter {
    private static final String[] REQUEST = {
        "1.3.6.1.4.1.19376.1.5.3.1.1.20.3.1",
        "2.16.840.1.113883.10.20.1.25",
        "1.2.250.1.213.1.1.3.27",
        "1.2.250.1.213.1.1.3.27.3"
    };
    private static final String STUDIED_FUNCTION = "1.2.250.1.213.1.1.3.48.36";

    private final Writing w;
    private final XmlOut out;

    private RequestedActWriter(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    static void section(Writing w, List<RequestedAct> acts) {
        RequestedActWriter writer = new RequestedActWriter(w);
        ImagingSections.CARE_PLAN.open(w.out, w.ids);
        writer.narrative(acts);
        for (int i = 0; i < acts.size(); i++) {
            writer.write(acts.get(i), id(i));
        }
        ImagingSections.CARE_PLAN.close(w.out);
    }

    private static String id(int index) {
        return "acte-demande-" + (index + 1);
    }

    private void narrative(List<RequestedAct> acts) {
        Narrative.Table table = new Narrative.Table(
                "Actes d'imagerie demandés",
                "Examen",
                "Injection",
                "Fonction étudiée",
                "Localisation anatomique",
                "Précision topographique",
                "Date limite souhaitée",
                "Urgence",
                "Médecin contacté",
                "Retour par téléphone souhaité",
                "Évènement associé",
                "Commentaire");
        for (int i = 0; i < acts.size(); i++) {
            RequestedAct act = acts.get(i);
            String id = id(i);
            table.row()
                    .cell(id, act.modality().displayName())
                    .cell(
                            id + "-injection",
                            act.petContrast().map(CodedValue::displayName).orElse(null))
                    .cell(id + "-fonction", joined(act.functions()))
                    .cell(id + "-site", joined(act.sites()))
                    .cell(act.modifier().map(CodedValue::displayName).orElse(null))
                    .cell(w.readable(act.deadline()))
                    .cell(id + "-urgence", act.urgency().orElse(null))
                    .cell(
                            id + "-contact",
                            act.contacted().map(RequestedActWriter::readable).orElse(null))
                    .cell(
                            id + "-rappel",
                            act.callBack().map(yes -> yes ? "Oui" : "Non").orElse(null))
                    .cell(id + "-evenement", act.event().orElse(null))
                    .cell(id + "-commentaire", act.comment().orElse(null));
        }
        table.writeTo(out);
    }

    private static @Nullable String joined(List<CodedValue> codes) {
        return codes.isEmpty()
                ? null
                : codes.stream().map(CodedValue::displayName).collect(Collectors.joining(", "));
    }

    private static String readable(DocumentAuthor author) {
        return Names.readable(author.professional()) + " – "
                + author.structure().name();
    }

    private void write(RequestedAct act, String id) {
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "INT");
        out.templates(REQUEST).empty("id", "root", w.ids.at(id));
        out.startCode("code", act.modality()).originalText(id);
        act.petContrast().ifPresent(contrast -> {
            out.start("qualifier").startCode("value", contrast);
            out.originalText(id + "-injection").end().end();
        });
        out.end().textReference(id).empty("statusCode", "code", "active");
        act.deadline()
                .ifPresentOrElse(
                        date -> out.empty("effectiveTime", "value", Timestamps.hl7(date, w.zone)),
                        () -> out.empty("effectiveTime", "nullFlavor", "UNK"));
        if (act.urgency().isPresent()) {
            out.startCode("priorityCode", ImagingCodes.URGENT)
                    .originalText(id + "-urgence")
                    .end();
        }
        sites(act, id);
        act.contacted().ifPresent(contacted -> {
            out.start("performer", "typeCode", "PRF");
            new ActorWriter(out).assignedEntity(contacted, true);
            out.end();
        });
        details(act, id);
        out.end().end();
    }

    private void sites(RequestedAct act, String id) {
        for (CodedValue site : act.sites()) {
            out.startCode("targetSiteCode", site, "xsi:type", "CD").originalText(id + "-site");
            act.modifier().ifPresent(modifier -> out.start("qualifier")
                    .code("name", ImagingCodes.TOPOGRAPHY)
                    .code("value", modifier)
                    .end());
            out.end();
        }
    }

    private void details(RequestedAct act, String id) {
        if (act.comment().isPresent()) {
            CommentEntry.write(out, id + "-commentaire");
        }
        act.callBack()
                .ifPresent(yes -> SimpleObservation.component(
                        w,
                        id + "-rappel",
                        id + "-rappel",
                        ImagingCodes.CALL_BACK,
                        () -> out.empty("value", "xsi:type", "BL", "value", yes.toString())));
        if (act.event().isPresent()) {
            SimpleObservation.component(w, id + "-evenement", id + "-evenement", ImagingCodes.EVENT, () -> {});
        }
        for (int i = 0; i < act.functions().size(); i++) {
            CodedValue function = act.functions().get(i);
            SimpleObservation.component(
                    w,
                    id + "-fonction-" + (i + 1),
                    id + "-fonction",
                    ImagingCodes.FUNCTION,
                    () -> w.value(Optional.of(function), id + "-fonction"),
                    STUDIED_FUNCTION);
        }
    }
}
