package org.segursdk.cda.internal.biology;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.biology.BioAttachment;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioComment;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioSubchapter;
import org.segursdk.cda.internal.AttachedPdf;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.PdfCopy;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The structured body of the biology report. Source: cda §8.2. */
final class BioBody {
    private static final String[] CHAPTER = {"1.3.6.1.4.1.19376.1.3.3.2.1", "1.2.250.1.213.1.1.2.70"};
    private static final String[] SUBCHAPTER = {"1.3.6.1.4.1.19376.1.3.3.2.2", "1.2.250.1.213.1.1.2.71"};
    private static final String[] COMMENT = {
        "2.16.840.1.113883.10.12.201", "1.3.6.1.4.1.19376.1.4.1.2.16", "1.2.250.1.213.1.1.2.73"
    };
    private static final Section SECOND_INTENTION = Section.of(
            "seconde-intention",
            "101792-0",
            "Résultats de laboratoire scannés",
            "Résultats de laboratoire de seconde intention",
            "1.2.250.1.213.1.1.2.60");
    private static final CodedValue SECOND_INTENTION_TYPE =
            CodedValue.of(SECOND_INTENTION.code(), CodeSystems.LOINC, SECOND_INTENTION.displayName());
    private static final String SECOND_ID = "seconde-intention-";
    private static final String ACCREDITATION = "Accréditation";

    private final Writing w;
    private final XmlOut out;
    private final BioContent content;
    private final BlockNarrative narrative;
    private final BlockEntry entry;

    BioBody(Writing w, BioContent content) {
        this.w = w;
        this.out = w.out;
        this.content = content;
        this.narrative = new BlockNarrative(w);
        this.entry = new BlockEntry(w, content);
    }

    void write() {
        out.start("component").start("structuredBody");
        ScreeningSections screening = new ScreeningSections(w);
        content.screening().ifPresent(screening::reason);
        List<BioChapter> chapters = content.chapters();
        for (int i = 0; i < chapters.size(); i++) {
            chapter(chapters.get(i), Marks.CHAPTER + i);
        }
        secondIntention(content.secondIntention());
        content.vaccinations().ifPresent(screening::vaccinations);
        int number = 0;
        for (BioComment comment : content.comments()) {
            comment(comment, number++);
        }
        if (content.accreditation().isPresent()) {
            comment(new BioComment(ACCREDITATION, content.accreditation().get().mention()), number);
        }
        content.pdfCopy().ifPresent(pdf -> new PdfCopy(pdf, content.size(pdf)).section(w));
        out.end().end();
    }

    private void chapter(BioChapter chapter, String id) {
        open(CHAPTER, id);
        out.code("code", chapter.specialty()).leaf("title", chapter.title());
        if (chapter.results().isPresent()) {
            results(chapter.results().get(), chapter.specialty(), chapter.title(), id);
        }
        for (int i = 0; i < chapter.subchapters().size(); i++) {
            BioSubchapter part = chapter.subchapters().get(i);
            String at = id + Marks.SUBCHAPTER + i;
            open(SUBCHAPTER, at);
            part.code().ifPresent(code -> out.code("code", code));
            out.leaf("title", part.title());
            results(part.results(), part.code().orElse(chapter.specialty()), part.title(), at);
            out.end().end();
        }
        out.end().end();
    }

    private void open(String[] templates, String id) {
        out.start("component").start("section").templates(templates);
        out.empty("id", "root", w.ids.at("section-" + id));
    }

    private void results(BioResults results, CodedValue code, String title, String id) {
        narrative.write(results, title, id);
        entry.write(results, code, id);
    }

    private void comment(BioComment comment, int number) {
        out.start("component").start("section").templates(COMMENT);
        out.empty("id", "root", w.ids.at("section-commentaire-" + number));
        out.code("code", CodedValue.of("55112-7", CodeSystems.LOINC, "Commentaire"));
        out.leaf("title", comment.title());
        Narrative.paragraph(out, comment.text());
        out.end().end();
    }

    private void secondIntention(List<BioAttachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        SECOND_INTENTION.open(out, w.ids);
        out.start("text");
        for (int i = 0; i < attachments.size(); i++) {
            out.start("paragraph").startMixed();
            AttachedPdf.label(out, SECOND_ID + i, attachments.get(i).title());
            out.end().endMixed();
        }
        out.end();
        for (int i = 0; i < attachments.size(); i++) {
            ContentSource pdf = attachments.get(i).pdf();
            AttachedPdf.entry(w, SECOND_ID + i, Optional.of(SECOND_INTENTION_TYPE), pdf, content.size(pdf));
        }
        SECOND_INTENTION.close(out);
    }
}
