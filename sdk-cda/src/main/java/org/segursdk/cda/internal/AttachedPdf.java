package org.segursdk.cda.internal;

import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Document-attache: a PDF in an entry, encoded as it is read. Source: cda §5.6. */
public final class AttachedPdf {
    private static final String[] TYPE_TEMPLATES = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18"
    };
    private static final CodedValue ATTACHED = CodedValue.of("55107-7", CodeSystems.LOINC, "Document attaché");
    private static final CodedValue TYPE = CodedValue.of("69764-9", CodeSystems.LOINC, "Type de document");
    private static final String LABEL = "-titre";

    private AttachedPdf() {}

    /** In the narrative, where white space counts: the name of the PDF, and the PDF itself. */
    public static void label(XmlOut out, String place, String title) {
        out.startContent(place, LABEL);
        Narrative.lines(out, title);
        out.end().text(" ").empty("renderMultiMedia", "referencedObject", place);
    }

    /**
     * The entry.
     *
     * @param place XML ID of the PDF
     * @param type type of the attached document, if coded
     * @param size bytes of the PDF
     */
    public static void entry(Writing w, String place, Optional<CodedValue> type, ContentSource pdf, long size) {
        XmlOut out = w.out;
        out.start("entry").start("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
        out.templates("1.2.250.1.213.1.1.3.18");
        w.ids.write(out, place);
        out.code("code", ATTACHED).empty("statusCode", "code", "completed");
        out.start("component").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(TYPE_TEMPLATES);
        w.ids.write(out, place, LABEL);
        out.code("code", TYPE).textReference(place, LABEL).empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "nullFlavor", "NA");
        w.value(type, place, LABEL);
        out.end().end();
        out.start("component").start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", place);
        out.start("value", "mediaType", "application/pdf", "representation", "B64");
        out.base64(pdf, size);
        out.end().end().end().end().end();
    }
}
