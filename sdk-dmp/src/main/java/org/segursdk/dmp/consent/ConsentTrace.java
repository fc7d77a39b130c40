package org.segursdk.dmp.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who recorded a part of a consent, when, and why. {@code toString} shows neither who nor why.
 *
 * @param at instant of the event
 * @param userId who recorded it
 * @param reason in the user's words, when given
 */
public record ConsentTrace(Instant at, String userId, Optional<String> reason) {
    public ConsentTrace {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(reason, "reason");
    }

    static ConsentTrace of(ConsentJournalEntry entry) {
        return new ConsentTrace(entry.at(), entry.userId(), entry.event().reason());
    }

    /** Without who and why. */
    @Override
    public String toString() {
        return "ConsentTrace[" + at + "]";
    }
}
