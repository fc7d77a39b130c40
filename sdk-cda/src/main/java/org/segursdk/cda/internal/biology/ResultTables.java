package org.segursdk.cda.internal.biology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.biology.BioImage;
import org.segursdk.cda.biology.BioIsolate;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioMethod;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioPrior;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioSusceptibility;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** Tables of results, isolates and images, in the laboratory's order. A column nobody uses is left out. */
final class ResultTables {
    private static final String OUTSIDE = "Hors accréditation";

    private final Writing w;
    private final XmlOut out;
    private final Cells cells;

    ResultTables(Writing w) {
        this.w = w;
        this.out = w.out;
        this.cells = new Cells(w.out);
    }

    /** Which columns are used by at least one result. */
    private static final class Columns {
        private int count = 2;
        private boolean unit;
        private boolean range;
        private boolean interpretation;
        private boolean prior;
        private boolean method;
        private boolean at;
        private boolean comment;

        private void scan(BioResult result) {
            String printed = Cells.unit(result.value());
            unit |= printed != null && !printed.isEmpty();
            range |= result.range().isPresent();
            interpretation |= !result.interpretations().isEmpty();
            prior |= !result.priors().isEmpty();
            method |= result.method().isPresent();
            at |= result.at().isPresent();
            comment |= !result.comments().isEmpty() || result.outsideAccreditation();
        }

        private void scan(List<BioResult> results) {
            for (BioResult result : results) {
                scan(result);
            }
        }

        private @Nullable String header(boolean used, String text) {
            if (used) {
                count++;
            }
            return used ? text : null;
        }
    }

    void write(List<BioItem> items, String title, String id) {
        int tables = 0;
        for (int i = 0; i < items.size(); ) {
            BioItem item = items.get(i);
            if (item instanceof BioIsolate isolate) {
                isolate(isolate, id + Marks.ITEM + i++);
            } else if (item instanceof BioImage image) {
                image(image, id + Marks.ITEM + i++);
            } else {
                int end = i;
                while (end < items.size()
                        && (items.get(end) instanceof BioResult || items.get(end) instanceof BioPanel)) {
                    end++;
                }
                table(items, i, end, tables++ == 0 ? title : title + " (suite)", id);
                i = end;
            }
        }
    }

    private void table(List<BioItem> items, int from, int to, String caption, String id) {
        Columns columns = new Columns();
        for (int i = from; i < to; i++) {
            if (items.get(i) instanceof BioResult result) {
                columns.scan(result);
            } else if (items.get(i) instanceof BioPanel panel) {
                columns.scan(panel.results());
            }
        }
        open(caption, columns);
        boolean loose = false;
        for (int i = from; i < to; i++) {
            if (items.get(i) instanceof BioResult result) {
                if (!loose) {
                    out.start("tbody");
                    loose = true;
                }
                row(result, columns, id + Marks.ITEM + i);
            } else if (items.get(i) instanceof BioPanel panel) {
                if (loose) {
                    out.end();
                    loose = false;
                }
                panel(panel, columns, id + Marks.ITEM + i);
            }
        }
        if (loose) {
            out.end();
        }
        out.end();
        for (int i = from; i < to; i++) {
            if (items.get(i) instanceof BioPanel panel) {
                images(panel.images(), id + Marks.ITEM + i);
            }
        }
    }

    private void open(String caption, Columns columns) {
        cells.open(
                caption,
                null,
                "Analyse",
                "Résultat",
                columns.header(columns.unit, "Unité"),
                columns.header(columns.range, "Valeurs de référence"),
                columns.header(columns.interpretation, "Interprétation"),
                columns.header(columns.prior, "Antériorités"),
                columns.header(columns.method, "Méthode"),
                columns.header(columns.at, "Date du résultat"),
                columns.header(columns.comment, "Commentaire"));
    }

    private void panel(BioPanel panel, Columns columns, String id) {
        out.start("tbody");
        cells.groupHeader(id, panel.label(), columns.count);
        List<BioResult> results = panel.results();
        for (int i = 0; i < results.size(); i++) {
            row(results.get(i), columns, id + Marks.RESULT + i);
        }
        if (!panel.awaited().isEmpty()) {
            wide(columns.count);
            out.text("En cours : ");
            names(panel.awaited());
            cells.end();
            out.end();
        }
        for (int i = 0; i < panel.comments().size(); i++) {
            wide(columns.count);
            out.text("Commentaire : ");
            cells.content(id + Marks.COMMENT + i, panel.comments().get(i), false);
            cells.end();
            out.end();
        }
        out.end();
    }

    private void wide(int columns) {
        out.start("tr").start("td", "colspan", Integer.toString(columns)).startMixed();
    }

    private void names(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            out.text(i == 0 ? "" : ", ").text(names.get(i));
        }
    }

    private void row(BioResult result, Columns columns, String id) {
        out.start("tr");
        cells.rowHeader(id, result.label());
        cells.value(result.value(), result.interpretations(), id + Marks.VALUE);
        String unit = Cells.unit(result.value());
        if (columns.unit) {
            cells.cell(unit);
        }
        if (columns.range) {
            cells.range(result.range(), unit == null, id + Marks.RANGE);
        }
        if (columns.interpretation) {
            cells.interpretations(result.interpretations());
        }
        if (columns.prior) {
            priors(result.priors(), id);
        }
        if (columns.method) {
            cells.cell(id + Marks.METHOD, result.method().map(BioMethod::label));
        }
        if (columns.at) {
            cells.cell(w.readable(result.at()));
        }
        if (columns.comment) {
            cells.comments(result.comments(), id, result.outsideAccreditation() ? OUTSIDE : null);
        }
        out.end();
    }

    private void priors(List<BioPrior> priors, String id) {
        if (priors.isEmpty()) {
            cells.cell(null);
            return;
        }
        cells.start();
        for (int i = 0; i < priors.size(); i++) {
            if (i > 0) {
                out.empty("br");
            }
            BioPrior prior = priors.get(i);
            cells.value(prior.value(), id + Marks.PRIOR + i, false, true);
            out.text(" (").text(Timestamps.readable(prior.at(), w.zone)).text(")");
        }
        cells.end();
    }

    private void isolate(BioIsolate isolate, String id) {
        out.start("paragraph").startMixed().text("Isolat : ");
        cells.content(id, isolate.organism(), true);
        if (isolate.at().isPresent()) {
            out.text(", identifié le ").text(Timestamps.readable(isolate.at().get(), w.zone));
        }
        if (!isolate.awaited().isEmpty()) {
            out.text(" – en cours : ");
            names(isolate.awaited());
        }
        out.end().endMixed();
        if (!isolate.results().isEmpty()) {
            Columns columns = new Columns();
            columns.scan(isolate.results());
            open("Isolat " + isolate.organism() + " : résultats", columns);
            out.start("tbody");
            for (int i = 0; i < isolate.results().size(); i++) {
                row(isolate.results().get(i), columns, id + Marks.RESULT + i);
            }
            out.end().end();
        }
        if (!isolate.antibiogram().isEmpty()) {
            antibiogram(isolate, id);
        }
        for (int i = 0; i < isolate.comments().size(); i++) {
            out.start("paragraph").startMixed().text("Commentaire : ");
            cells.content(id + Marks.COMMENT + i, isolate.comments().get(i), false);
            out.end().endMixed();
        }
    }

    private void antibiogram(BioIsolate isolate, String id) {
        boolean concentration = false;
        boolean method = false;
        boolean comment = false;
        for (BioSusceptibility line : isolate.antibiogram()) {
            concentration |= line.concentration().isPresent();
            method |= line.method().isPresent();
            comment |= !line.comments().isEmpty();
        }
        String how = isolate.antibiogramMethod().map(text -> " (" + text + ")").orElse("");
        cells.open(
                "Antibiogramme" + how + " : " + isolate.organism(),
                id + Marks.ANTIBIOGRAM,
                "Antibiotique",
                "Catégorie",
                concentration ? "CMI ou diamètre" : null,
                method ? "Méthode" : null,
                comment ? "Commentaire" : null);
        out.start("tbody");
        for (int i = 0; i < isolate.antibiogram().size(); i++) {
            BioSusceptibility line = isolate.antibiogram().get(i);
            String at = id + Marks.ANTIBIOTIC + i;
            out.start("tr");
            cells.rowHeader(at, line.antibiotic());
            cells.interpretations(line.category().map(List::of).orElse(List.of()));
            if (concentration) {
                concentration(line, at);
            }
            if (method) {
                cells.cell(at + Marks.METHOD, line.method().map(BioMethod::label));
            }
            if (comment) {
                cells.comments(line.comments(), at, null);
            }
            out.end();
        }
        out.end().end();
    }

    private void concentration(BioSusceptibility line, String id) {
        if (line.concentration().isEmpty()) {
            cells.cell(null);
            return;
        }
        cells.start();
        cells.value(line.concentration().get(), id + Marks.VALUE, false, true);
        cells.end();
    }

    private void images(List<BioImage> images, String id) {
        for (int i = 0; i < images.size(); i++) {
            image(images.get(i), id + Marks.IMAGE + i);
        }
    }

    private void image(BioImage image, String id) {
        out.start("paragraph").start("renderMultiMedia", "referencedObject", id);
        out.leaf("caption", image.title());
        out.end().end();
    }
}
