package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A consent the document mentions, as written. Source: cda §3.13.
 *
 * @param ids identifiers
 * @param code to what, if told
 * @param status {@code completed}, if told
 */
public record ReadConsent(List<ReadId> ids, Optional<ReadCode> code, Optional<String> status) {
    public ReadConsent {
        ids = List.copyOf(ids);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(status, "status");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadConsent[redacted]";
    }
}
