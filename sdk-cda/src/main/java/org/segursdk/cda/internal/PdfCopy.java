package org.segursdk.cda.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * FR-Document-PDF-copie: the document as a PDF, which viewers show first. Read at each writing, never held. Source: cda §5.6.
 *
 * @param source the PDF
 * @param size its size in bytes
 */
public record PdfCopy(ContentSource source, long size) {
    private static final String[] TYPE_OBSERVATION = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18"
    };
    private static final CodedValue ATTACHED = CodedValue.of("55107-7", CodeSystems.LOINC, "Document attaché");
    private static final CodedValue DOCUMENT_TYPE = CodedValue.of("69764-9", CodeSystems.LOINC, "Type de document");
    private static final CodedValue COPY = CodedValue.of("55108-5", CodeSystems.LOINC, "Copie du document");
    private static final Section SECTION =
            Section.of("copie-pdf", COPY.code(), COPY.displayName(), COPY.displayName(), "1.2.250.1.213.1.1.2.243");
    private static final String LABEL_ID = "copie-pdf-type";
    private static final String MEDIA_ID = "copie-pdf";

    /** Reads the source to its end; adds the broken rules {@code CDA-PDF}, {@code CONTENT-UNREADABLE}. */
    public static PdfCopy check(Optional<ContentSource> source, String path, Violations violations) {
        if (source.isEmpty()) {
            return new PdfCopy(InputStream::nullInputStream, 0);
        }
        try (InputStream in = source.get().open()) {
            ContentProbe probe = ContentProbe.read(in, Format.PDF);
            violations.check(
                    probe.isPdf(),
                    path,
                    "CDA-PDF",
                    "ce n'est pas un PDF entier (%PDF- au début, %%EOF à la fin)",
                    "this is not a whole PDF (%PDF- at the start, %%EOF at the end)");
            return new PdfCopy(source.get(), probe.size());
        } catch (IOException unreadable) {
            violations.add(path, "CONTENT-UNREADABLE", "la copie PDF ne peut être lue", "the PDF copy cannot be read");
            return new PdfCopy(source.get(), 0);
        }
    }

    /** Writes the section. */
    public void section(Writing w) {
        XmlOut out = w.out;
        SECTION.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.start("content", "ID", LABEL_ID).text("Copie du document (PDF)").end();
        out.text(" ").empty("renderMultiMedia", "referencedObject", MEDIA_ID);
        out.end().endMixed().end();
        out.start("entry").start("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
        out.templates("1.2.250.1.213.1.1.3.18").empty("id", "root", w.ids.at(MEDIA_ID));
        out.code("code", ATTACHED).empty("statusCode", "code", "completed");
        out.start("component").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(TYPE_OBSERVATION).empty("id", "root", w.ids.at(LABEL_ID));
        out.code("code", DOCUMENT_TYPE).textReference(LABEL_ID);
        out.empty("statusCode", "code", "completed").empty("effectiveTime", "nullFlavor", "NA");
        out.startCode("value", COPY, "xsi:type", "CD").end().end().end();
        out.start("component").start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", MEDIA_ID);
        out.start("value", "mediaType", "application/pdf", "representation", "B64");
        out.base64(source, size);
        out.end().end().end();
        out.end().end();
        SECTION.close(out);
    }
}
