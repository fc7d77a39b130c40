package org.segursdk.dmp.search;

import java.util.Objects;
import java.util.Optional;

/**
 * How a document that the software holds stands in the DMP (REM-DMPC-16, REM-DMPC-21, REM-DMPC-22). Whatever it says, the
 * software keeps its copy until the user decides.
 */
public sealed interface LocalState {
    /**
     * The DMP holds the same document and nothing newer.
     *
     * @param document as found
     * @param metadataChanged whether its metadata (visibility, status) changed since it was imported; false when the software
     *     did not keep the entryUUID
     */
    record Same(FoundDocument document, boolean metadataChanged) implements LocalState {
        public Same {
            Objects.requireNonNull(document, "document");
        }
    }

    /**
     * A newer version took its place.
     *
     * @param latest the newest that the DMP shows; absent when the DMP only says that it was replaced
     * @param heldLocally whether the software already holds that newer version
     */
    record Newer(Optional<FoundDocument> latest, boolean heldLocally) implements LocalState {
        public Newer {
            Objects.requireNonNull(latest, "latest");
        }
    }

    /**
     * The DMP no longer shows it: deleted, or hidden from the one who asks. The two cannot be told apart, since a deleted
     * document is never answered.
     */
    record Gone() implements LocalState {}
}
