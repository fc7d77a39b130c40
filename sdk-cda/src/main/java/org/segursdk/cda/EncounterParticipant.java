package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.DocumentAuthor;

/**
 * A professional who took part in the encounter. Source: cda §3.14.
 *
 * @param role what they did
 * @param by who and where
 * @param start since when, if known
 * @param stop until when, if known
 */
public record EncounterParticipant(Role role, DocumentAuthor by, Optional<Instant> start, Optional<Instant> stop) {
    /** Kinds of participation: those of JDV_J140 that the schema of CDA knows too, which leaves RESP out. */
    public enum Role {
        /** Responsible for the admission. */
        ADM,
        /** Responsible for the care. */
        ATND,
        /** Consultant. */
        CON,
        /** Responsible for the discharge. */
        DIS,
        /** Referrer or prescriber. */
        REF
    }

    public EncounterParticipant {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
    }

    public static EncounterParticipant of(Role role, DocumentAuthor by) {
        return new EncounterParticipant(role, by, Optional.empty(), Optional.empty());
    }

    public EncounterParticipant withStart(Instant value) {
        return new EncounterParticipant(role, by, Optional.of(value), stop);
    }

    public EncounterParticipant withStop(Instant value) {
        return new EncounterParticipant(role, by, start, Optional.of(value));
    }
}
