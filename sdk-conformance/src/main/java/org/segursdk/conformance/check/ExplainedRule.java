package org.segursdk.conformance.check;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * A rule of the kit, explained.
 *
 * @param id as findings give it
 * @param severity of a breach
 * @param source where it comes from
 * @param explanation what it asks, why, how to mend a breach
 */
public record ExplainedRule(String id, Severity severity, String source, LocalizedText explanation) {
    public ExplainedRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(explanation, "explanation");
    }
}
