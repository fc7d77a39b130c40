package org.segursdk.cda.biology;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.document.DocumentAuthor;

/**
 * A laboratory that made the examinations of a chapter for the one that signs the report (sous-traitant), with its director.
 * Its structure has an address and a telecom. Source: cda §8.3.
 *
 * @param director biologist who answers for it, and the laboratory
 * @param at when the examinations were made, to the second
 */
public record BioLaboratory(DocumentAuthor director, Instant at) {
    public BioLaboratory {
        Objects.requireNonNull(director, "director");
        Objects.requireNonNull(at, "at");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioLaboratory[redacted]";
    }
}
