package org.segursdk.cda.internal.imaging;

import java.util.List;
import org.segursdk.cda.imaging.AttachedDocument;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Documents-ajoutes and FR-Document-attache: PDFs inside the document. Source: cda §5.6. */
final class AttachmentWriter {
    private static final String ATTACHED = "1.2.250.1.213.1.1.3.18";
    private static final String[] TYPE = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18"
    };
    private static final CodedValue ATTACHED_CODE = CodedValue.of("55107-7", CodeSystems.LOINC, "Document attaché");
    private static final CodedValue TYPE_CODE = CodedValue.of("69764-9", CodeSystems.LOINC, "Type de document");

    private AttachmentWriter() {}

    /** @param sizes bytes of each document */
    static void section(Writing w, List<AttachedDocument> documents, List<Long> sizes) {
        XmlOut out = w.out;
        ImagingSections.ATTACHMENTS.open(out, w.ids);
        out.start("text").start("list", "listType", "unordered");
        for (int i = 0; i < documents.size(); i++) {
            out.start("item").startMixed().start("content", "ID", title(i));
            Narrative.lines(out, documents.get(i).title());
            out.end().empty("renderMultiMedia", "referencedObject", media(i));
            out.end().endMixed();
        }
        out.end().end();
        for (int i = 0; i < documents.size(); i++) {
            write(w, documents.get(i), i, sizes.get(i));
        }
        ImagingSections.ATTACHMENTS.close(out);
    }

    private static String title(int index) {
        return "document-" + (index + 1) + "-titre";
    }

    private static String media(int index) {
        return "document-" + (index + 1);
    }

    private static void write(Writing w, AttachedDocument document, int index, long size) {
        XmlOut out = w.out;
        out.start("entry").start("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
        out.templates(ATTACHED).empty("id", "root", w.ids.at(media(index)));
        out.code("code", ATTACHED_CODE).empty("statusCode", "code", "completed");
        out.start("component").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(TYPE).empty("id", "root", w.ids.at(title(index)));
        out.code("code", TYPE_CODE).textReference(title(index)).empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "nullFlavor", "NA");
        w.value(document.type(), title(index));
        out.end().end();
        out.start("component").start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", media(index));
        out.start("value", "mediaType", "application/pdf", "representation", "B64");
        out.base64(document.pdf(), size);
        out.end().end().end().end().end();
    }
}
