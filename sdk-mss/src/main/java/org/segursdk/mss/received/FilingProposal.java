package org.segursdk.mss.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.insi.matching.Candidate;
import org.segursdk.mss.receipt.IntegrationError;

/**
 * One line of a worklist: what a received document is and what may be done with it. A proposal: the software files, asks and
 * traces. Source: mssante §6 (worklist).
 *
 * @param line the document, its renditions and its PDF copy
 * @param status where it stands
 * @param automatic whether it may be filed without a person
 * @param recordId the patient's record, when INS and traits are exactly those of one qualified patient
 * @param candidates who else it may be about, best first with score and reasons; never to be chosen by a program
 * @param error the code to answer when it is not filed for that reason
 * @param novelty how it stands to known documents; those it replaces among them
 * @param origin where it came from
 * @param sender who sent it
 * @param receivedAt when it was read
 * @param reasons why all that
 */
public record FilingProposal(
        DocumentLine line,
        FilingStatus status,
        boolean automatic,
        Optional<String> recordId,
        List<Candidate> candidates,
        Optional<IntegrationError> error,
        Novelty novelty,
        Origin origin,
        MessageSender sender,
        Instant receivedAt,
        Set<FilingReason> reasons) {
    /** Where a document of the record came from. Source: REM-MSSR-08. */
    public enum Origin {
        MSSANTE,
        DMP,
        LOCAL
    }

    public FilingProposal {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(recordId, "recordId");
        candidates = List.copyOf(candidates);
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(novelty, "novelty");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(receivedAt, "receivedAt");
        reasons = Set.copyOf(reasons);
    }

    /** Title of the document, or the name of a file that has none. */
    public String title() {
        return line.main().title().orElseGet(line.main()::name);
    }

    public Optional<CodedValue> type() {
        return line.main().type();
    }

    public Optional<LocalDate> actDay() {
        return line.main().actDay();
    }

    public List<String> authors() {
        return line.main().authors();
    }

    public Optional<String> organization() {
        return line.main().organization();
    }

    public Alerts alerts() {
        return line.alerts();
    }

    /** What the sender asks for. */
    public RequestedOperation operation() {
        return line.main().links().operation();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FilingProposal[" + status + ", automatic=" + automatic + ", " + reasons + "]";
    }
}
