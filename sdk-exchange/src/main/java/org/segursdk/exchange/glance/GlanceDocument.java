package org.segursdk.exchange.glance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A document of a DMP in two words: for a list that is shown without a click. Source: rem DMPC-09.
 *
 * @param type its kind, when told
 * @param createdAt when it was made, when told
 * @param newSinceLastVisit whether it arrived after the user's last visit
 */
public record GlanceDocument(Optional<CodedValue> type, Optional<Instant> createdAt, boolean newSinceLastVisit) {
    public GlanceDocument {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "GlanceDocument[redacted]";
    }
}
