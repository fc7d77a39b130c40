package org.segursdk.cda.internal.biology;

import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Document-attache: a PDF in an entry, encoded as it is read. Source: cda §5.6. */
final class AttachedPdf {
    private static final String[] TYPE_TEMPLATES = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18"
    };
    private static final CodedValue ATTACHED = CodedValue.of("55107-7", CodeSystems.LOINC, "Document attaché");
    private static final CodedValue TYPE = CodedValue.of("69764-9", CodeSystems.LOINC, "Type de document");

    private AttachedPdf() {}

    /**
     * @param place XML ID of the media; its label in the narrative has the ID {@code place-titre}
     */
    static void write(Writing w, String place, CodedValue type, ContentSource pdf, long size) {
        XmlOut out = w.out;
        out.start("entry");
        out.start("organizer", "classCode", "CLUSTER", "moodCode", "EVN").templates("1.2.250.1.213.1.1.3.18");
        out.empty("id", "root", w.ids.at(place)).code("code", ATTACHED).empty("statusCode", "code", "completed");
        out.start("component")
                .start("observation", "classCode", "OBS", "moodCode", "EVN")
                .templates(TYPE_TEMPLATES);
        out.empty("id", "root", w.ids.at(place + "-type")).code("code", TYPE);
        out.textReference(place + "-titre").empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "nullFlavor", "NA");
        out.startCode("value", type, "xsi:type", "CD")
                .originalText(place + "-titre")
                .end();
        out.end().end();
        out.start("component").start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", place);
        out.start("value", "mediaType", "application/pdf", "representation", "B64");
        out.base64(pdf, size);
        out.end().end().end().end().end();
    }

    /** The row of the narrative that names the PDF and shows it. */
    static void narrative(XmlOut out, String place, String title) {
        out.start("paragraph").startMixed();
        out.start("content", "ID", place + "-titre").text(title).end();
        out.end().endMixed();
        out.start("paragraph").empty("renderMultiMedia", "referencedObject", place);
        out.end();
    }
}
