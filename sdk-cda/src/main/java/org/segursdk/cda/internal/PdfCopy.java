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
    private static final CodedValue COPY = CodedValue.of("55108-5", CodeSystems.LOINC, "Copie du document");
    private static final Section SECTION =
            Section.of("copie-pdf", COPY.code(), COPY.displayName(), COPY.displayName(), "1.2.250.1.213.1.1.2.243");
    private static final String PLACE = "copie-pdf";

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
        AttachedPdf.label(out, PLACE, "Copie du document (PDF)");
        out.end().endMixed().end();
        AttachedPdf.entry(w, PLACE, Optional.of(COPY), source, size);
        SECTION.close(out);
    }
}
