package org.segursdk.dmp.search;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A document that the software holds itself: imported from the DMP earlier, received by MSSanté, or its own.
 *
 * @param uniqueId of the document
 * @param setId identifier common to its versions, {@code root} or {@code root^extension} of the CDA's {@code setId}, when it
 *     has one
 * @param version the CDA's {@code versionNumber}, when it has one
 * @param entryUuid of the metadata it came with, when it came from the DMP
 */
public record LocalDocument(String uniqueId, Optional<String> setId, OptionalInt version, Optional<String> entryUuid) {
    public LocalDocument {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(setId, "setId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(entryUuid, "entryUuid");
    }

    /** A document of which the id alone is known. */
    public static LocalDocument of(String uniqueId) {
        return new LocalDocument(uniqueId, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** A CDA document. */
    public static LocalDocument of(String uniqueId, String setId, int version) {
        return new LocalDocument(uniqueId, Optional.of(setId), OptionalInt.of(version), Optional.empty());
    }

    /** The same document, told the metadata it came with. */
    public LocalDocument from(FoundDocument document) {
        return new LocalDocument(uniqueId, setId, version, Optional.of(document.entryUuid()));
    }

    /** Whether this is a later version of the other: same set, higher number. */
    public boolean isNewerThan(LocalDocument other) {
        return setId.isPresent()
                && setId.equals(other.setId)
                && version.isPresent()
                && other.version.isPresent()
                && version.getAsInt() > other.version.getAsInt();
    }

    /** Whether both are the same: same id, or same set and version. */
    public boolean isSameAs(LocalDocument other) {
        return uniqueId.equals(other.uniqueId)
                || setId.isPresent()
                        && setId.equals(other.setId)
                        && version.isPresent()
                        && version.equals(other.version);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "LocalDocument";
    }
}
