package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The care during which the document was made, as written. Source: cda §3.14.
 *
 * @param ids numbers of the stay or visit
 * @param type kind of encounter, if told
 * @param period when, if told
 * @param discharge how it ended, if told
 * @param responsible who answers for it, if told
 * @param participants others who took part
 * @param facility where, if told
 */
public record ReadEncounter(
        List<ReadId> ids,
        Optional<ReadCode> type,
        Optional<ReadPeriod> period,
        Optional<ReadCode> discharge,
        Optional<ReadActor> responsible,
        List<ReadActor> participants,
        Optional<Facility> facility) {
    /**
     * A place of care.
     *
     * @param ids identifiers of the place
     * @param type sector of activity ({@code SAxx}), if told
     * @param name name, if told
     * @param address address, if told
     */
    public record Facility(
            List<ReadId> ids, Optional<ReadCode> type, Optional<String> name, Optional<ReadAddress> address) {
        public Facility {
            ids = List.copyOf(ids);
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(address, "address");
        }

        /** Redacted: a practice often bears its doctor's name. */
        @Override
        public String toString() {
            return "Facility[redacted]";
        }
    }

    public ReadEncounter {
        ids = List.copyOf(ids);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(discharge, "discharge");
        Objects.requireNonNull(responsible, "responsible");
        participants = List.copyOf(participants);
        Objects.requireNonNull(facility, "facility");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadEncounter[redacted]";
    }
}
