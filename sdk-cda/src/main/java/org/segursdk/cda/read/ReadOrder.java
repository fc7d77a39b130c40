package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request the document answers, as written. Source: cda §3.10.
 *
 * @param ids numbers of the request
 * @param code what was asked for, if told
 * @param accessionNumbers numbers of the imaging examination
 */
public record ReadOrder(List<ReadId> ids, Optional<ReadCode> code, List<ReadId> accessionNumbers) {
    public ReadOrder {
        ids = List.copyOf(ids);
        Objects.requireNonNull(code, "code");
        accessionNumbers = List.copyOf(accessionNumbers);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadOrder[redacted]";
    }
}
