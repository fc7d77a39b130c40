package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/**
 * The care during which the document was made (prise en charge). Source: cda §3.14.
 *
 * @param facility where; its sector of activity becomes the document's facility type
 * @param type kind of encounter (JDV_J142), if told
 * @param start beginning, if known; one of start and stop is needed
 * @param stop end, if known
 * @param responsible who answers for the care, if told; must have a national professional number
 */
public record Encounter(
        Structure facility,
        Optional<CodedValue> type,
        Optional<Instant> start,
        Optional<Instant> stop,
        Optional<DocumentAuthor> responsible) {
    public Encounter {
        Objects.requireNonNull(facility, "facility");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(responsible, "responsible");
    }

    /** An encounter known by its beginning. */
    public static Encounter of(Structure facility, Instant start) {
        return new Encounter(facility, Optional.empty(), Optional.of(start), Optional.empty(), Optional.empty());
    }

    public Encounter withType(CodedValue value) {
        return new Encounter(facility, Optional.of(value), start, stop, responsible);
    }

    public Encounter withStop(Instant value) {
        return new Encounter(facility, type, start, Optional.of(value), responsible);
    }

    public Encounter withResponsible(DocumentAuthor value) {
        return new Encounter(facility, type, start, stop, Optional.of(value));
    }
}
