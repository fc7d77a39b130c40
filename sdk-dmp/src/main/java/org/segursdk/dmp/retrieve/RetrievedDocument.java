package org.segursdk.dmp.retrieve;

import java.util.Objects;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.dmp.search.FoundDocument;

/**
 * A document that came whole. Source: dmp §9.
 *
 * @param document what the search had found
 * @param mimeType as the repository answered it, {@code ""} when it did not
 * @param content its bytes
 * @param fingerprint size and SHA-1 of the bytes that came
 * @param verified whether both were compared with what the search had told; false only when it had told one of them not: what
 *     differs is never delivered
 */
public record RetrievedDocument(
        FoundDocument document, String mimeType, DocumentContent content, Fingerprint fingerprint, boolean verified) {
    public RetrievedDocument {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "RetrievedDocument[" + fingerprint.size() + " bytes, verified=" + verified + "]";
    }
}
