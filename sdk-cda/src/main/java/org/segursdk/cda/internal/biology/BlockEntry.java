package org.segursdk.cda.internal.biology;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioImage;
import org.segursdk.cda.biology.BioIsolate;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioLaboratory;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioSpecimen;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Resultats-examens-de-biologie-medicale: the one entry of a chapter or sub-chapter. Source: cda §8.3. */
final class BlockEntry {
    private static final String[] ENTRY = {"1.3.6.1.4.1.19376.1.3.1", "1.2.250.1.213.1.1.3.21"};
    private static final String[] PANEL = {"1.3.6.1.4.1.19376.1.3.1.4", "1.2.250.1.213.1.1.3.78"};
    private static final String[] ISOLATE = {"1.3.6.1.4.1.19376.1.3.1.5", "1.2.250.1.213.1.1.3.79"};
    private static final String[] IMAGE = {"2.16.840.1.113883.10.12.304", "1.2.250.1.213.1.1.3.103"};
    private static final CodedValue ANTIBIOGRAM = CodedValue.of("18769-0", CodeSystems.LOINC, "Antibiogramme");

    private final Writing w;
    private final XmlOut out;
    private final BioContent content;
    private final ResultEntry results;
    private final SpecimenEntry specimens;
    private final BioActors actors;

    BlockEntry(Writing w, BioContent content) {
        this.w = w;
        this.out = w.out;
        this.content = content;
        this.results = new ResultEntry(w);
        this.actors = new BioActors(w);
        this.specimens = new SpecimenEntry(w, actors);
    }

    void write(BioResults block, CodedValue code, String id) {
        out.start("entry", "typeCode", "DRIV").templates(ENTRY);
        out.start("act", "classCode", "ACT", "moodCode", "EVN");
        out.startCode("code", code);
        block.localCode().ifPresent(local -> out.code("translation", local));
        out.end();
        out.empty("statusCode", "code", BioPlaces.status(block));
        for (BioLaboratory laboratory : block.laboratories()) {
            actors.laboratory(laboratory);
        }
        for (Attestation validation : block.validatedBy()) {
            actors.validator(validation);
        }
        List<BioSpecimen> taken = block.specimens();
        for (int i = 0; i < taken.size(); i++) {
            out.start("entryRelationship", "typeCode", "COMP");
            specimens.write(taken.get(i), id + Marks.SPECIMEN + i);
            out.end();
        }
        List<BioItem> items = block.items();
        for (int i = 0; i < items.size(); i++) {
            out.start("entryRelationship", "typeCode", "COMP");
            item(items.get(i), id + Marks.ITEM + i);
            out.end();
        }
        for (int i = 0; i < block.comments().size(); i++) {
            CommentEntry.write(out, id + Marks.COMMENT + i);
        }
        out.end().end();
    }

    private void item(BioItem item, String id) {
        if (item instanceof BioResult result) {
            results.write(result, id);
        } else if (item instanceof BioPanel panel) {
            panel(panel, id);
        } else if (item instanceof BioIsolate isolate) {
            isolate(isolate, id);
        } else if (item instanceof BioImage image) {
            image(image, id);
        }
    }

    private void panel(BioPanel panel, String id) {
        out.start("organizer", "classCode", "BATTERY", "moodCode", "EVN").templates(PANEL);
        results.code("code", panel.code().orElse(new BioCode(Optional.empty(), List.of())), id);
        out.empty("statusCode", "code", BioPlaces.status(panel.results(), panel.awaited()));
        for (int i = 0; i < panel.specimens().size(); i++) {
            out.start("component");
            specimens.write(panel.specimens().get(i), id + Marks.SPECIMEN + i);
            out.end();
        }
        results(panel.results(), id);
        for (int i = 0; i < panel.comments().size(); i++) {
            CommentEntry.component(out, id + Marks.COMMENT + i);
        }
        for (int i = 0; i < panel.images().size(); i++) {
            out.start("component");
            image(panel.images().get(i), id + Marks.IMAGE + i);
            out.end();
        }
        out.end();
    }

    private void results(List<BioResult> list, String id) {
        for (int i = 0; i < list.size(); i++) {
            out.start("component");
            results.write(list.get(i), id + Marks.RESULT + i);
            out.end();
        }
    }

    private void isolate(BioIsolate isolate, String id) {
        out.start("organizer", "classCode", "CLUSTER", "moodCode", "EVN").templates(ISOLATE);
        out.empty("statusCode", "code", BioPlaces.status(isolate));
        Optional<String> at = isolate.at().map(date -> Timestamps.hl7(date, w.zone));
        at.ifPresent(time -> out.empty("effectiveTime", "value", time));
        out.start("specimen", "typeCode", "SPC").start("specimenRole", "classCode", "SPEC");
        isolate.id().ifPresent(number -> actors.writer().id(number));
        out.start("specimenPlayingEntity", "classCode", "MIC");
        isolate.snomed().ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code"));
        out.originalText(id);
        isolate.ncbi().ifPresent(code -> out.code("translation", code));
        out.end().end().end().end();
        results(isolate.results(), id);
        if (!isolate.antibiogram().isEmpty()) {
            antibiogram(isolate, at, id);
        }
        for (int i = 0; i < isolate.comments().size(); i++) {
            CommentEntry.component(out, id + Marks.COMMENT + i);
        }
        out.end();
    }

    private void antibiogram(BioIsolate isolate, Optional<String> at, String id) {
        out.start("component");
        out.start("organizer", "classCode", "BATTERY", "moodCode", "EVN").templates(PANEL);
        out.startCode("code", ANTIBIOGRAM).originalText(id + Marks.ANTIBIOGRAM).end();
        out.empty("statusCode", "code", "completed");
        for (int i = 0; i < isolate.antibiogram().size(); i++) {
            out.start("component");
            results.write(isolate.antibiogram().get(i), at, id + Marks.ANTIBIOTIC + i);
            out.end();
        }
        out.end().end();
    }

    private void image(BioImage image, String id) {
        out.start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", id)
                .templates(IMAGE);
        out.start("value", "mediaType", image.format().mediaType(), "representation", "B64");
        out.base64(image.content(), content.size(image.content()));
        out.end().end();
    }
}
