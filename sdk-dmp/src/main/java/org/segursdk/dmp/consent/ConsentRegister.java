package org.segursdk.dmp.consent;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Ins;
import org.segursdk.soap.vihf.PurposeOfUse;

/**
 * Where a software keeps the consent of its patients: its own database. A client of the DMP that is given one asks it before
 * anything is sent. Implementations are thread-safe; one that cannot read throws, and nothing is then sent.
 */
public interface ConsentRegister {
    /** The consent of a record; empty when nothing was ever recorded. */
    Optional<DmpConsent> find(String recordId);

    /** The consent of the record that bears this INS; empty when nothing was ever recorded. */
    Optional<DmpConsent> find(Ins ins);

    /** Appends a line, never to be changed; the state is what {@link DmpConsent#replay} makes of a record's lines. */
    void append(ConsentJournalEntry entry);

    /** Why this patient's DMP may not be fed; see {@link DmpConsent#feedingRefusal()}. */
    default Optional<Violation> feedingRefusal(Ins ins) {
        return find(ins).map(DmpConsent::feedingRefusal).orElseGet(() -> Optional.of(DmpConsent.notInformed()));
    }

    /** Why this user may not read this patient's DMP now; see {@link DmpConsent#consultationRefusal}. */
    default Optional<Violation> consultationRefusal(Ins ins, String userId, PurposeOfUse mode, Instant now) {
        return find(ins)
                .map(consent -> consent.consultationRefusal(userId, mode, now))
                .orElseGet(() -> Optional.of(DmpConsent.noConsent(mode)));
    }
}
