package org.segursdk.mss.received;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a document is tied to others. Identifiers are {@code root} or {@code root^extension} as written. Source: mssante §5, §6.
 *
 * @param id of this version: of the CDA header, else of the metadata
 * @param setId common to all versions
 * @param version number of this version
 * @param replacedIds identifiers of the documents it replaces
 * @param replacedSetIds identifiers common to the versions of those
 * @param operation what its sender asks for
 */
public record DocumentLinks(
        Optional<String> id,
        Optional<String> setId,
        OptionalInt version,
        List<String> replacedIds,
        List<String> replacedSetIds,
        RequestedOperation operation) {
    public DocumentLinks {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(setId, "setId");
        Objects.requireNonNull(version, "version");
        replacedIds = List.copyOf(replacedIds);
        replacedSetIds = List.copyOf(replacedSetIds);
        Objects.requireNonNull(operation, "operation");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DocumentLinks[redacted]";
    }
}
