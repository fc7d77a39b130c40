package org.segursdk.dmp.consent;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.error.Violations;

/**
 * One line of the journal of a patient's consent: who, when, what, why. It names the record, never the patient. The lines of a
 * record, in their order, are all there is to keep: {@link DmpConsent#replay} makes the state of them. {@code toString} shows
 * neither who nor whom nor why. Source: rem DMPC-03.
 *
 * @param at instant of the event
 * @param recordId the software's key of the patient record
 * @param userId who did it: account or identifier of the professional
 * @param event what, and why
 */
public record ConsentJournalEntry(Instant at, String recordId, String userId, ConsentEvent event) {
    public ConsentJournalEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(event, "event");
        new Violations().require(recordId, "recordId").require(userId, "userId").throwIfAny("ConsentJournalEntry");
    }

    /** Without who, whom and why. */
    @Override
    public String toString() {
        return "ConsentJournalEntry[" + event.kind() + "]";
    }
}
