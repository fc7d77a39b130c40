package org.segursdk.cda.biology;

import java.util.Objects;
import org.segursdk.core.document.ContentSource;

/**
 * A PDF joined to the report: what a second laboratory found (seconde intention). It is read from its source at each writing
 * and never held. Source: cda §5.6, §8.2.
 *
 * @param title what it is
 * @param pdf the bytes; the same at each opening
 */
public record BioAttachment(String title, ContentSource pdf) {
    public BioAttachment {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(pdf, "pdf");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioAttachment[redacted]";
    }
}
