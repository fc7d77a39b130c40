package org.segursdk.core.document;

import java.util.Objects;

/**
 * A document ready to be exchanged.
 *
 * @param metadata what it is
 * @param content its bytes, re-openable
 */
public record Document(DocumentMetadata metadata, DocumentContent content) {
    public Document {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(content, "content");
    }
}
