package org.segursdk.mss.received;

import java.util.List;

/**
 * The documents the software has: a port to its own storage. What it sent itself and finds again as a copy is not to be told.
 * Identifiers are compared as written but for the case of hexadecimal digits. Source: mssante §6.
 */
public interface KnownDocuments {
    /** Those of that identifier, {@code root} or {@code root^extension}; normally none or one. */
    List<KnownDocument> byId(String id);

    /** All versions under that identifier. */
    List<KnownDocument> bySetId(String setId);

    /** None is known. */
    static KnownDocuments none() {
        return new KnownDocuments() {
            @Override
            public List<KnownDocument> byId(String id) {
                return List.of();
            }

            @Override
            public List<KnownDocument> bySetId(String setId) {
                return List.of();
            }
        };
    }
}
