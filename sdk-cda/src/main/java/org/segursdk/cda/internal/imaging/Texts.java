package org.segursdk.cda.internal.imaging;

import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Statement;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** Free text of imaging documents in narrative blocks. Source: cda §5.3. */
final class Texts {
    static final String NOT_RECORDED = "Non renseigné";

    private Texts() {}

    /** A section of text alone. */
    static void section(Writing w, Section section, ReportText text) {
        section.open(w.out, w.ids);
        w.out.start("text");
        blocks(w.out, text);
        w.out.end();
        section.close(w.out);
    }

    /** The pieces of a text, inside {@code text}. */
    static void blocks(XmlOut out, ReportText text) {
        for (ReportText.Block block : text.blocks()) {
            if (block instanceof ReportText.Heading heading) {
                heading(out, heading.text());
            } else if (block instanceof ReportText.Paragraph paragraph) {
                paragraph(out, null, paragraph.text());
            } else if (block instanceof ReportText.Items items) {
                out.start("list", "listType", "unordered");
                for (String item : items.texts()) {
                    out.start("item").startMixed();
                    Narrative.lines(out, item);
                    out.end().endMixed();
                }
                out.end();
            }
        }
    }

    static void heading(XmlOut out, String words) {
        out.start("paragraph").startMixed().start("content", "styleCode", "Bold");
        Narrative.lines(out, words);
        out.end().end().endMixed();
    }

    /** A paragraph, marked with an ID when an entry refers to it. */
    static void paragraph(XmlOut out, @Nullable String id, String words) {
        if (id == null) {
            out.start("paragraph").startMixed();
        } else {
            out.start("paragraph", "ID", id).startMixed();
        }
        Narrative.lines(out, words);
        out.end().endMixed();
    }

    /** A paragraph of a label and a word that an entry refers to. */
    static void labelled(XmlOut out, String label, String id, String words) {
        out.start("paragraph").startMixed().text(label + " : ").start("content", "ID", id);
        Narrative.lines(out, words);
        out.end().end().endMixed();
    }

    /** How an answer without entries reads. */
    static String answer(Statement<?> statement, String none) {
        if (statement instanceof Statement.NoneKnown<?> known) {
            return none + " (déclaré le " + Timestamps.readable(known.declaredOn()) + " par "
                    + Names.readable(known.declaredBy()) + ")";
        }
        return NOT_RECORDED;
    }
}
