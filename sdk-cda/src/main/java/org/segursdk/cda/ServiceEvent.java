package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/**
 * The principal act documented: it gives the document its executor, practice setting and service times. Source: cda §3.11.
 *
 * @param performer who executed it and where; the structure's practice setting becomes the document's
 * @param start beginning, to the second
 * @param stop end, if known; after the beginning
 * @param code the act; the VSM sets its own when empty
 */
public record ServiceEvent(DocumentAuthor performer, Instant start, Optional<Instant> stop, Optional<CodedValue> code) {
    public ServiceEvent {
        Objects.requireNonNull(performer, "performer");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(code, "code");
    }

    /** An act known by its beginning only. */
    public static ServiceEvent of(DocumentAuthor performer, Instant start) {
        return new ServiceEvent(performer, start, Optional.empty(), Optional.empty());
    }

    public ServiceEvent withCode(CodedValue value) {
        return new ServiceEvent(performer, start, stop, Optional.of(value));
    }

    public ServiceEvent withStop(Instant value) {
        return new ServiceEvent(performer, start, Optional.of(value), code);
    }
}
