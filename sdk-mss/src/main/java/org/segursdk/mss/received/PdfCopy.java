package org.segursdk.mss.received;

import java.util.Objects;
import org.segursdk.core.document.DocumentContent;

/**
 * A PDF taken for the copy of a document. It was not compared with it: who signs or files, files the CDA.
 *
 * @param name for showing only
 * @param content its bytes
 * @param basis why it is taken for the copy
 */
public record PdfCopy(String name, DocumentContent content, Basis basis) {
    /** What ties a PDF to its document. */
    public enum Basis {
        /** Same file name in the archive, {@code DOC00001.PDF} beside {@code DOC00001.XML}. */
        FILE_NAME,
        /** The name made by the rules: day and type of the document. */
        RULED_NAME,
        /** One document, one PDF, and nothing that speaks against it. */
        ONLY_ONE
    }

    public PdfCopy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(basis, "basis");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PdfCopy[" + basis + "]";
    }
}
