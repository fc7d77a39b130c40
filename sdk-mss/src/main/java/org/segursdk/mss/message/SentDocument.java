package org.segursdk.mss.message;

import java.util.Objects;
import java.util.Optional;
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

    public SentDocument inFolder(String number) {
        return new SentDocument(document, pdf, Optional.of(number));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SentDocument[" + document.metadata().typeCode().code() + "]";
    }
}
