package org.segursdk.cda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * The care during which the document was made (prise en charge). Source: cda §3.14.
 *
 * @param facility where; its sector of activity becomes the document's facility type
 * @param type kind of encounter (JDV_J142), if told
 * @param start beginning, if known; one of start and stop is needed
 * @param stop end, if known
 * @param responsible who answers for the care, if told; must have a national professional number
 * @param ids numbers of the stay or visit
 * @param discharge how the stay ended, in the code system {@code 1.2.250.1.213.2.14}, if told
 * @param participants further professionals
 */
public record Encounter(
        Structure facility,
        Optional<CodedValue> type,
        Optional<Instant> start,
        Optional<Instant> stop,
        Optional<DocumentAuthor> responsible,
        List<InstanceId> ids,
        Optional<CodedValue> discharge,
        List<EncounterParticipant> participants) {
    public Encounter {
        Objects.requireNonNull(facility, "facility");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(responsible, "responsible");
        Objects.requireNonNull(discharge, "discharge");
        ids = List.copyOf(ids);
        participants = List.copyOf(participants);
    }

    public Encounter(
            Structure facility,
            Optional<CodedValue> type,
            Optional<Instant> start,
            Optional<Instant> stop,
            Optional<DocumentAuthor> responsible) {
        this(facility, type, start, stop, responsible, List.of(), Optional.empty(), List.of());
    }

    /** An encounter known by its beginning. */
    public static Encounter of(Structure facility, Instant start) {
        return new Encounter(facility, Optional.empty(), Optional.of(start), Optional.empty(), Optional.empty());
    }

    public Encounter withType(CodedValue value) {
        return new Encounter(facility, Optional.of(value), start, stop, responsible, ids, discharge, participants);
    }

    public Encounter withStop(Instant value) {
        return new Encounter(facility, type, start, Optional.of(value), responsible, ids, discharge, participants);
    }

    public Encounter withResponsible(DocumentAuthor value) {
        return new Encounter(facility, type, start, stop, Optional.of(value), ids, discharge, participants);
    }

    public Encounter withDischarge(CodedValue value) {
        return new Encounter(facility, type, start, stop, responsible, ids, Optional.of(value), participants);
    }

    /** One more number. */
    public Encounter withId(InstanceId value) {
        return new Encounter(facility, type, start, stop, responsible, and(ids, value), discharge, participants);
    }

    /** One more professional. */
    public Encounter withParticipant(EncounterParticipant value) {
        return new Encounter(facility, type, start, stop, responsible, ids, discharge, and(participants, value));
    }

    private static <T> List<T> and(List<T> list, T value) {
        List<T> all = new ArrayList<>(list);
        all.add(value);
        return all;
    }
}
