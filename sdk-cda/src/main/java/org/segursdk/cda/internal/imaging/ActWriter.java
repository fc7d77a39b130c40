package org.segursdk.cda.internal.imaging;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Statement;
import org.segursdk.cda.imaging.ActDescription;
import org.segursdk.cda.imaging.ImagingAct;
import org.segursdk.cda.imaging.Technique;
import org.segursdk.cda.internal.CodeSystemNames;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-DICOM-Acte-imagerie: technique, products, complications, exposure and objects of one act. Source: cda §9.2, §9.3. */
final class ActWriter {
    private static final String[] TECHNIQUE = {"1.2.840.10008.9.14", "1.2.250.1.213.1.1.3.153"};

    private final Writing w;
    private final XmlOut out;
    private final String key;
    private final ActDescription act;
    private final ClinicalDate start;

    /**
     * @param key place in the report
     * @param start beginning of the act
     */
    ActWriter(Writing w, String key, ActDescription act, Instant start) {
        this.w = w;
        this.out = w.out;
        this.key = key;
        this.act = act;
        this.start = ClinicalDate.at(start);
    }

    void write() {
        Section section = ImagingSections.act(key, act.act().code().displayName());
        section.open(out, w.ids);
        out.start("text");
        techniqueNarrative();
        if (!act.products().isEmpty()) {
            ProductEntry.narrative(out, "Produits administrés", "Dose", productPrefix(), act.products());
        }
        out.end();
        for (int i = 0; i < act.techniques().size(); i++) {
            technique(act.techniques().get(i), techniqueId(i));
        }
        for (int i = 0; i < act.products().size(); i++) {
            ProductEntry.write(w, act.products().get(i), productPrefix() + (i + 1));
        }
        act.complications().ifPresent(this::complications);
        act.exposure().ifPresent(exposure -> new ExposureWriter(w, key, exposure, start).write());
        CatalogWriter.write(w, key, act.images(), start);
        section.close(out);
    }

    private String techniqueId(int index) {
        return key + "-technique-" + (index + 1);
    }

    private String productPrefix() {
        return key + "-produit-";
    }

    private void techniqueNarrative() {
        ImagingAct facts = act.act();
        String modalities =
                facts.modalities().stream().map(CodedValue::displayName).collect(Collectors.joining(", "));
        Narrative.Table table = new Narrative.Table(
                "Technique d'imagerie",
                "Acte",
                "Codes",
                "Date",
                "Modalité",
                "Localisation anatomique",
                "Latéralité",
                "Description",
                "Autres paramètres");
        for (int i = 0; i < act.techniques().size(); i++) {
            Technique technique = act.techniques().get(i);
            String id = techniqueId(i);
            table.row()
                    .cell(id, facts.code().displayName())
                    .cell(codes(facts))
                    .cell(Timestamps.readable(technique.date().orElse(start), w.zone))
                    .cell(id + "-modalite", modalities)
                    .cell(id + "-site", technique.site().displayName())
                    .cell(technique.laterality().map(CodedValue::displayName).orElse(null))
                    .cell(id + "-description", technique.description().orElse(null))
                    .cell(id + "-parametres", technique.parameters().orElse(null));
        }
        table.writeTable(out);
    }

    /** The LOINC code alone, its label stands beside it; the CCAM with its own label. */
    private static String codes(ImagingAct act) {
        String loinc = act.code().code()
                + CodeSystemNames.of(act.code().codeSystem())
                        .map(name -> " (" + name + ")")
                        .orElse("");
        return act.ccam().isPresent() ? loinc + " ; " + Writing.coded(act.ccam()) : loinc;
    }

    private void technique(Technique technique, String id) {
        ImagingAct facts = act.act();
        out.start("entry").start("procedure", "classCode", "PROC", "moodCode", "EVN");
        out.templates(TECHNIQUE).empty("id", "root", w.ids.at(id));
        out.startCode("code", facts.code()).originalText(id);
        facts.ccam().ifPresent(ccam -> out.code("translation", ccam));
        out.end().textReference(technique.description().isPresent() ? id + "-description" : id);
        out.empty("effectiveTime", "value", Timestamps.hl7(technique.date().orElse(start), w.zone));
        for (CodedValue modality : facts.modalities()) {
            out.startCode("methodCode", modality).originalText(id + "-modalite").end();
        }
        out.startCode("targetSiteCode", technique.site(), "xsi:type", "CD").originalText(id + "-site");
        technique.laterality().ifPresent(side -> out.start("qualifier")
                .code("name", ImagingCodes.TOPOGRAPHY)
                .code("value", side)
                .end());
        out.end();
        if (technique.parameters().isPresent()) {
            CommentEntry.write(out, id + "-parametres");
        }
        out.end().end();
    }

    private void complications(Statement<String> statement) {
        Section section = ImagingSections.complications(key);
        section.open(out, w.ids);
        List<String> items = statement.items();
        if (items.isEmpty()) {
            Narrative.paragraph(out, Texts.answer(statement, "Aucune complication"));
        } else if (items.size() == 1) {
            Narrative.paragraph(out, items.get(0));
        } else {
            Narrative.list(out, items);
        }
        section.close(out);
    }

    /** When an act began: the first one with the header's event. */
    static Instant start(ImagingAct act, Instant event) {
        return act.start().orElse(event);
    }
}
