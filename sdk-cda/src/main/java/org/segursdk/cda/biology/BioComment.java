package org.segursdk.cda.biology;

import java.util.Objects;

/**
 * A comment on the whole report (FR-Commentaire-non-code): non-conformity, advice, legal mention. Source: cda §8.2.
 *
 * @param title title of its section
 * @param text free text
 */
public record BioComment(String title, String text) {
    public BioComment {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioComment[redacted]";
    }
}
