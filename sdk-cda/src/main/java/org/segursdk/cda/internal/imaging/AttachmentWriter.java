package org.segursdk.cda.internal.imaging;

import java.util.List;
import org.segursdk.cda.imaging.AttachedDocument;
import org.segursdk.cda.internal.AttachedPdf;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** FR-Documents-ajoutes: PDFs inside the document. Source: cda §5.6. */
final class AttachmentWriter {
    private AttachmentWriter() {}

    /** @param sizes bytes of each document */
    static void section(Writing w, List<AttachedDocument> documents, List<Long> sizes) {
        XmlOut out = w.out;
        ImagingSections.ATTACHMENTS.open(out, w.ids);
        out.start("text").start("list", "listType", "unordered");
        for (int i = 0; i < documents.size(); i++) {
            out.start("item").startMixed();
            AttachedPdf.label(out, place(i), documents.get(i).title());
            out.end().endMixed();
        }
        out.end().end();
        for (int i = 0; i < documents.size(); i++) {
            AttachedDocument document = documents.get(i);
            AttachedPdf.entry(w, place(i), document.type(), document.pdf(), sizes.get(i));
        }
        ImagingSections.ATTACHMENTS.close(out);
    }

    private static String place(int index) {
        return "document-" + (index + 1);
    }
}
