package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A tie to another document, as written. Source: cda §3.12.
 *
 * @param type {@code RPLC} replaces, {@code XFRM} another rendition of, {@code APND} completes; empty when none is written
 * @param ids identifiers of the other document
 * @param setId identifier common to its versions, if told
 * @param version its version, as written, if told
 */
public record ReadRelation(String type, List<ReadId> ids, Optional<ReadId> setId, Optional<String> version) {
    public ReadRelation {
        Objects.requireNonNull(type, "type");
        ids = List.copyOf(ids);
        Objects.requireNonNull(setId, "setId");
        Objects.requireNonNull(version, "version");
    }

    /** Whether this document cancels and replaces the other. */
    public boolean isReplacement() {
        return type.equals("RPLC");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadRelation[" + type + "]";
    }
}
