package org.segursdk.insi.verification;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.insi.desk.InsJournal;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.desk.InsTrace.LookUp.Key;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.matching.Candidate;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.insi.matching.ReceivedIdentity;

/**
 * Whom a received document belongs to: looked up by matricule, and by traits when nobody holds it, each look-up a line of the
 * journal. Thread-safe. Source: REM-INS-43.
 */
public final class ReceptionMatch {
    private final PatientIndex index;
    private final InsJournal journal;
    private final Clock clock;

    private ReceptionMatch(PatientIndex index, InsJournal journal, Clock clock) {
        this.index = Objects.requireNonNull(index, "index");
        this.journal = Objects.requireNonNull(journal, "journal");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    public static ReceptionMatch create(PatientIndex index, InsJournal journal, Clock clock) {
        return new ReceptionMatch(index, journal, clock);
    }

    /**
     * The same as {@link PatientIndex#match}, journaled.
     *
     * @param documentId what was received, by the software's own key or the document's uniqueId
     * @param user who receives; an automate has an account of its own
     * @throws InvalidInputException rule {@code INS-MATCH-NOTHING}: neither INS nor traits; nothing is journaled
     */
    public PatientMatch match(String documentId, ReceivedIdentity received, InsUser user) {
        PatientMatch match = index.match(received);
        List<String> holders = received.ins().map(index::holders).orElse(List.of());
        if (received.ins().isPresent()) {
            trace(documentId, user, Key.MATRICULE, holders);
        }
        if (holders.isEmpty() && received.traits().isPresent()) {
            trace(documentId, user, Key.TRAITS, candidates(match));
        }
        return match;
    }

    private static List<String> candidates(PatientMatch match) {
        List<Candidate> found = List.of();
        if (match instanceof PatientMatch.Candidates several) {
            found = several.candidates();
        } else if (match instanceof PatientMatch.Conflict conflict) {
            found = conflict.candidates();
        }
        return found.stream().map(Candidate::recordId).toList();
    }

    private void trace(String documentId, InsUser user, Key key, List<String> found) {
        journal.append(new InsTrace.LookUp(clock.instant(), user.id(), documentId, key, found));
    }

    @Override
    public String toString() {
        return "ReceptionMatch[]";
    }
}
