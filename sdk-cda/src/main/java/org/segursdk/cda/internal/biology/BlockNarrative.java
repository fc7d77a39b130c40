package org.segursdk.cda.internal.biology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioLaboratory;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioSpecimen;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.terminology.CodedValue;

/** What people read of a chapter or sub-chapter: specimens, results, comments, who made and who validated them. */
final class BlockNarrative {
    private static final String AUTOMATIC = "Validation automatique, sans relecture ultérieure par un biologiste.";

    private final Writing w;
    private final XmlOut out;
    private final Cells cells;
    private final ResultTables tables;

    BlockNarrative(Writing w) {
        this.w = w;
        this.out = w.out;
        this.cells = new Cells(w.out);
        this.tables = new ResultTables(w);
    }

    void write(BioResults block, String title, String id) {
        out.start("text");
        specimens(block, id);
        tables.write(block.items(), title, id);
        for (int i = 0; i < block.comments().size(); i++) {
            out.start("paragraph").startMixed().text("Commentaire : ");
            cells.content(id + Marks.COMMENT + i, block.comments().get(i), false);
            out.end().endMixed();
        }
        for (BioLaboratory laboratory : block.laboratories()) {
            laboratory(laboratory);
        }
        for (Attestation validation : block.validatedBy()) {
            paragraph("Résultats validés par " + Names.readable(validation.by().professional()) + " le "
                    + readable(validation.at()));
        }
        if (block.automaticallyValidated()) {
            paragraph(AUTOMATIC);
        }
        out.end();
    }

    /** A specimen and its place. */
    private record Taken(BioSpecimen specimen, String id) {}

    private void specimens(BioResults block, String id) {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < block.specimens().size(); i++) {
            taken.add(new Taken(block.specimens().get(i), id + Marks.SPECIMEN + i));
        }
        for (int i = 0; i < block.items().size(); i++) {
            BioItem item = block.items().get(i);
            if (item instanceof BioPanel panel) {
                for (int s = 0; s < panel.specimens().size(); s++) {
                    taken.add(new Taken(panel.specimens().get(s), id + Marks.ITEM + i + Marks.SPECIMEN + s));
                }
            }
        }
        if (!taken.isEmpty()) {
            specimens(taken);
        }
    }

    private void specimens(List<Taken> all) {
        boolean collection = false;
        boolean site = false;
        boolean received = false;
        boolean collector = false;
        for (Taken taken : all) {
            collection |= taken.specimen().collection().isPresent();
            site |= taken.specimen().site().isPresent();
            received |= taken.specimen().receivedAt().isPresent();
            collector |= taken.specimen().collector().isPresent();
        }
        cells.open(
                "Prélèvements",
                null,
                "Nature de l'échantillon",
                collection ? "Prélèvement" : null,
                site ? "Localisation" : null,
                "Date du prélèvement",
                received ? "Réception au laboratoire" : null,
                collector ? "Préleveur" : null);
        out.start("tbody");
        for (Taken taken : all) {
            BioSpecimen specimen = taken.specimen();
            out.start("tr");
            cells.rowHeader(taken.id(), specimen.nature());
            if (collection) {
                cells.cell(taken.id() + Marks.COLLECTION, specimen.collection().map(CodedValue::displayName));
            }
            if (site) {
                cells.cell(taken.id() + Marks.SITE, specimen.site().map(CodedValue::displayName));
            }
            String date = w.readable(specimen.collectedAt());
            cells.cell(date == null ? "Non renseignée" : date);
            if (received) {
                cells.cell(specimen.receivedAt().map(this::readable).orElse(null));
            }
            if (collector) {
                cells.cell(specimen.collector()
                        .map(who -> Names.readable(who.professional()))
                        .orElse(null));
            }
            out.end();
        }
        out.end().end();
    }

    private void laboratory(BioLaboratory laboratory) {
        Structure structure = laboratory.director().structure();
        StringBuilder text = new StringBuilder("Examens réalisés par ").append(structure.name());
        for (Address address : structure.addresses()) {
            text.append(", ").append(String.join(", ", address.lines()));
        }
        for (Telecom telecom : structure.telecoms()) {
            String uri = telecom.uri();
            text.append(", ").append(uri, uri.indexOf(':') + 1, uri.length());
        }
        text.append(" (responsable : ")
                .append(Names.readable(laboratory.director().professional()))
                .append(") le ")
                .append(readable(laboratory.at()));
        paragraph(text.toString());
    }

    private void paragraph(String text) {
        out.start("paragraph").startMixed().text(text).end().endMixed();
    }

    private String readable(Instant instant) {
        return Timestamps.readable(instant, w.zone);
    }
}
