package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.DocumentAuthor;

/**
 * Who typed the document (opérateur de saisie). Source: cda §3.3.
 *
 * @param by who
 * @param at when, to the second, if told
 */
public record DataEntry(DocumentAuthor by, Optional<Instant> at) {
    public DataEntry {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    public static DataEntry of(DocumentAuthor by) {
        return new DataEntry(by, Optional.empty());
    }

    public static DataEntry of(DocumentAuthor by, Instant at) {
        return new DataEntry(by, Optional.of(at));
    }
}
