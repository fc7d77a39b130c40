package org.segursdk.dmp.search;

import java.util.Objects;

/**
 * What the software keeps of a document of the DMP to recognise it at the next synchronisation.
 *
 * @param uniqueId of the document
 * @param logicalId of its entry, over all versions of the metadata
 * @param entryUuid of the version of the metadata known
 * @param status known
 */
public record SynchronisedDocument(String uniqueId, String logicalId, String entryUuid, DocumentStatus status) {
    public SynchronisedDocument {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(logicalId, "logicalId");
        Objects.requireNonNull(entryUuid, "entryUuid");
        Objects.requireNonNull(status, "status");
    }

    public static SynchronisedDocument of(FoundDocument document) {
        return new SynchronisedDocument(
                document.uniqueId().orElse(""), document.logicalId(), document.entryUuid(), document.status());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SynchronisedDocument";
    }
}
