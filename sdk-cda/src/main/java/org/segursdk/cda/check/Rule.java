package org.segursdk.cda.check;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * A rule of the linter.
 *
 * @param id stable identifier, as in {@link Finding#rule()}
 * @param severity of a breach
 * @param source where the rule comes from: fact sheet and section, or the publisher's rule set
 * @param place the elements it applies to; {@code *} when it is for many
 * @param message what is wrong when it is broken
 * @param explanation what it asks, why, and how to mend a breach
 */
public record Rule(
        String id,
        Finding.Severity severity,
        String source,
        String place,
        LocalizedText message,
        LocalizedText explanation) {
    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(explanation, "explanation");
    }
}
