package org.segursdk.mss.received;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.insi.matching.Candidate;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.insi.matching.RejectionCode;
import org.segursdk.mss.receipt.IntegrationError;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.MessageDocument.Form;
import org.segursdk.mss.received.RequestedOperation.Kind;

/** Makes the proposal of one line. */
final class ProposalMaking {
    /** What the line tells of its patient. */
    enum Whose {
        NOBODY,
        ONE,
        /** Metadata and documents contradict each other. */
        CONTRADICTED
    }

    private final ReceivedMessage message;
    private final DocumentLine line;
    private final MessageDocument main;
    private final FilingPolicy policy;
    private final Optional<PatientMatch> match;
    private final Whose whose;
    private final boolean canMatch;
    private final Set<FilingReason> reasons = EnumSet.noneOf(FilingReason.class);

    ProposalMaking(
            ReceivedMessage message,
            DocumentLine line,
            FilingPolicy policy,
            Optional<PatientMatch> match,
            Whose whose,
            boolean canMatch) {
        this.message = message;
        this.line = line;
        this.main = line.main();
        this.policy = policy;
        this.match = match;
        this.whose = whose;
        this.canMatch = canMatch;
    }

    /** @param senders records of the patient who wrote */
    FilingProposal make(Novelty novelty, List<Candidate> senders) {
        Optional<String> recordId = match.filter(found -> whose == Whose.ONE)
                .flatMap(found ->
                        found instanceof PatientMatch.Exact exact ? Optional.of(exact.recordId()) : Optional.empty());
        List<Candidate> candidates = candidates();
        Optional<IntegrationError> error = identity();
        if (match.isEmpty() && !senders.isEmpty()) {
            candidates = senders;
            reasons.add(FilingReason.SENDER_IS_PATIENT);
        }
        FilingStatus status = status(novelty, recordId.isPresent());
        boolean automatic = isAutomatic(status, novelty);
        if (status == FilingStatus.OBSOLETE) {
            error = Optional.of(IntegrationError.OBSOLETE_VERSION);
        }
        return new FilingProposal(
                line,
                status,
                automatic,
                recordId,
                candidates,
                error,
                novelty,
                Origin.MSSANTE,
                message.sender(),
                message.readAt(),
                reasons);
    }

    private List<Candidate> candidates() {
        return match.map(found -> found instanceof PatientMatch.Candidates some
                        ? some.candidates()
                        : found instanceof PatientMatch.Conflict conflict
                                ? conflict.candidates()
                                : List.<Candidate>of())
                .orElse(List.of());
    }

    /** The reason of the match, and the code to answer when it stays so. */
    private Optional<IntegrationError> identity() {
        if (whose == Whose.CONTRADICTED) {
            reasons.add(FilingReason.PATIENT_CONTRADICTED);
            return Optional.of(IntegrationError.OTHER_IDENTITY);
        }
        if (whose == Whose.NOBODY) {
            reasons.add(FilingReason.NO_IDENTITY);
            return Optional.of(IntegrationError.NO_INS);
        }
        if (match.isEmpty()) {
            return Optional.empty();
        }
        PatientMatch found = match.get();
        if (found instanceof PatientMatch.Exact) {
            reasons.add(FilingReason.PATIENT_EXACT);
            return Optional.empty();
        }
        if (found instanceof PatientMatch.Candidates some) {
            reasons.add(FilingReason.PATIENT_CANDIDATES);
            return error(some.code());
        }
        if (found instanceof PatientMatch.Unknown nobody) {
            reasons.add(FilingReason.PATIENT_UNKNOWN);
            return error(nobody.code());
        }
        reasons.add(FilingReason.PATIENT_CONFLICT);
        return error(RejectionCode.INS_DIFFERENT);
    }

    private static Optional<IntegrationError> error(RejectionCode code) {
        return IntegrationError.ofCode(Integer.toString(code.code()));
    }

    private FilingStatus status(Novelty novelty, boolean exact) {
        novelty(novelty);
        form();
        RequestedOperation operation = main.links().operation();
        if (operation.toConfirm()) {
            reasons.add(FilingReason.OPERATION_TO_CONFIRM);
        }
        if (operation.kind() == Kind.DELETION) {
            return FilingStatus.DELETE_REQUESTED;
        }
        if (novelty.kind() == Novelty.Kind.EXACT_DUPLICATE) {
            return FilingStatus.DUPLICATE;
        }
        if (novelty.kind() == Novelty.Kind.OBSOLETE) {
            return FilingStatus.OBSOLETE;
        }
        if (main.form() == Form.OTHER) {
            return FilingStatus.ERROR;
        }
        if (exact) {
            return FilingStatus.READY;
        }
        return canMatch ? FilingStatus.TO_IDENTIFY : FilingStatus.NEW;
    }

    private void form() {
        if (main.form() == Form.DAMAGED) {
            reasons.add(FilingReason.BODY_UNREADABLE);
        }
        if (main.form() == Form.OTHER || main.form() == Form.PDF) {
            reasons.add(FilingReason.NOT_A_CDA);
        }
    }

    private void novelty(Novelty novelty) {
        switch (novelty.kind()) {
            case EXACT_DUPLICATE -> {
                reasons.add(FilingReason.KNOWN_ALREADY);
                if (novelty.known().stream().anyMatch(this::differs)) {
                    reasons.add(FilingReason.OTHER_CONTENT);
                }
            }
            case OBSOLETE -> reasons.add(FilingReason.OLDER_VERSION);
            case NEWER_VERSION -> reasons.add(FilingReason.REPLACES_KNOWN);
            case UNDECIDED -> reasons.add(FilingReason.VERSION_UNDECIDED);
            case NEW -> {
                if (main.links().operation().kind() == Kind.REPLACEMENT) {
                    reasons.add(FilingReason.REPLACES_UNKNOWN);
                }
            }
        }
    }

    private boolean differs(KnownDocument known) {
        return known.sha1().filter(sha1 -> !sha1.equalsIgnoreCase(main.sha1())).isPresent();
    }

    /** Everything must speak for it; each thing that does not is a reason. */
    private boolean isAutomatic(FilingStatus status, Novelty novelty) {
        if (status != FilingStatus.READY) {
            return false;
        }
        Fact qualified = message.mssFields().qualifiedIns();
        boolean told = policy.insFieldRequired() ? qualified == Fact.YES : qualified != Fact.NO;
        boolean verified = line.documents().stream().allMatch(MessageDocument::isVerified);
        boolean sound =
                main.attachment().archive().filter(archive -> archive.isSound()).isPresent()
                        && message.isSound(main.attachment());
        if (!policy.automatic()) {
            reasons.add(FilingReason.POLICY_MANUAL);
        }
        if (!told) {
            reasons.add(FilingReason.INS_NOT_QUALIFIED);
        }
        if (!verified) {
            reasons.add(FilingReason.NOT_VERIFIED);
        }
        if (!sound) {
            reasons.add(FilingReason.NOT_SOUND);
        }
        boolean decided = novelty.kind() != Novelty.Kind.UNDECIDED
                && !main.links().operation().toConfirm()
                && main.form() != Form.DAMAGED;
        return policy.automatic() && told && verified && sound && decided;
    }
}
