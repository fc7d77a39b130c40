package org.segursdk.mss.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;

/**
 * A document of the archive with its PDF copy. Source: mssante §3.1 E2, E4, E5.
 *
 * @param document the CDA document, as it stands in the archive
 * @param pdf the same document as PDF/A-1: for level 1 the PDF it embeds, for level 3 a faithful rendering
 * @param folder number of the file or of the prescription, last part of the PDF's name
 */
public record SentDocument(Document document, DocumentContent pdf, Optional<String> folder) {
    public SentDocument {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(pdf, "pdf");
        Objects.requireNonNull(folder, "folder");
    }

    public static SentDocument of(Document document, DocumentContent pdf) {
        return new SentDocument(document, pdf, Optional.empty());
    }

    /**
     * A document with the copy that goes with it, made here: the PDF that a level-1 document embeds, byte for byte; otherwise its
     * header and sections laid out as PDF/A-1.
     *
     * @throws IOException when the document cannot be read
     * @throws org.segursdk.core.error.InvalidInputException rules {@code READ-…}, {@code RENDER-TOO-LARGE}
     * @throws IllegalStateException when the library that lays pages out (openhtmltopdf) is absent and needed
     */
    public static SentDocument rendered(Document document) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        CdaRenderer.pdf(document.content(), RenderOptions.defaults(), pdf);
        return of(document, DocumentContent.of(pdf.toByteArray()));
    }

    public SentDocument inFolder(String number) {
        return new SentDocument(document, pdf, Optional.of(number));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SentDocument[" + document.metadata().typeCode().code() + "]";
    }
}
