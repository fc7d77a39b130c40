package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A document the software has, received earlier or filed.
 *
 * @param key the software's key of it; {@code ""} for one that came earlier in the same message
 * @param id {@code root} or {@code root^extension}
 * @param setId common to all versions, when it has one
 * @param version number of the version, when it has one
 * @param sha1 of its bytes, hexadecimal, when the software keeps it
 */
public record KnownDocument(String key, String id, Optional<String> setId, OptionalInt version, Optional<String> sha1) {
    public KnownDocument {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(setId, "setId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha1, "sha1");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "KnownDocument[redacted]";
    }
}
