package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;

/**
 * Documents that the product received and shows: CDA R2 of level 1 or 3, with or without the style sheet (XSLT 1.0) of who made them.
 * The product names a received document by an id of its own.
 */
public interface DocumentDisplayPort {
    /** How a list of documents is ordered. */
    enum Order {
        /** By the type code of the document, ascending. */
        TYPE,
        /** By the creation date that the document tells, the newest first. */
        CREATION
    }

    /**
     * Files a document.
     *
     * @param document the bytes of the CDA as they came
     * @param styleSheet the XSLT that came beside it; empty when there was none
     * @return the product's id
     */
    String receive(byte[] document, Optional<byte[]> styleSheet);

    /** The document as it was filed, byte for byte; empty when the product does not give it back. */
    Optional<byte[]> document(String id);

    /** The style sheet that came with it, byte for byte. */
    Optional<byte[]> styleSheet(String id);

    /** What the reader sees, as HTML: made with the style sheet that came with the document, else with the product's own. */
    Optional<String> display(String id);

    /** Which document the product opens by default when this one is asked for: its latest version. */
    Optional<String> current(String id);

    /** Ids in the order of the list that the user sees; empty when there is no such list. */
    List<String> listed(Order order);
}
