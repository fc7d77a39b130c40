package org.segursdk.insi.desk;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiResult;
import org.segursdk.insi.InsiSearch;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.insi.desk.InsTrace.Outcome;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.InsRight;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.identity.TraitComparison;

/**
 * Asks INSi for a record and carries the user's decision through the life cycle. Every call, refused call and look at a matricule is
 * journaled before its result is given. Thread-safe; stores nothing: the caller stores what a decision gives.
 */
public final class IdentityDesk {
    private static final String BY_VITALE = "WS_INS1";
    private static final String BY_TRAITS = "WS_INS2";

    private final InsiClient insi;
    private final IdentityLifeCycle lifeCycle;
    private final InsJournal journal;
    private final Clock clock;

    private IdentityDesk(InsiClient insi, IdentityLifeCycle lifeCycle, InsJournal journal, Clock clock) {
        this.insi = Objects.requireNonNull(insi, "insi");
        this.lifeCycle = Objects.requireNonNull(lifeCycle, "lifeCycle");
        this.journal = Objects.requireNonNull(journal, "journal");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * @param insi the client, which stays the caller's to close
     * @param journal functional journal
     */
    public static IdentityDesk create(InsiClient insi, IdentityLifeCycle lifeCycle, InsJournal journal, Clock clock) {
        return new IdentityDesk(insi, lifeCycle, journal, clock);
    }

    /**
     * Searches the INS of a record by its traits, with each given name in turn, then all, then the place of birth. A doubtful or
     * fictitious identity is never sent. Each attempt is a line of the journal.
     *
     * @throws InvalidInputException traits that INSi cannot take, such as an unknown sex
     */
    public InsProposal retrieve(PatientIdentity identity, InsUser user) {
        Optional<InsProposal> refused = refused(identity, user, BY_TRAITS);
        if (refused.isPresent()) {
            return refused.get();
        }
        IdentityTraits traits = identity.traits();
        try {
            InsiSearch search = insi.searchWithSuccessiveFirstNames(
                    traits,
                    attempt -> journal.append(call(
                            identity.recordId(),
                            user,
                            BY_TRAITS,
                            Optional.of(sent(traits, attempt)),
                            attempt.result())));
            return proposal(identity, search.result());
        } catch (InvalidInputException e) {
            throw e;
        } catch (SegurException e) {
            return failed(identity, user, BY_TRAITS, Optional.of(traits), e);
        }
    }

    /** Searches the INS of a record with what a Vitale card says of its holder. */
    public InsProposal retrieve(PatientIdentity identity, VitaleBeneficiary beneficiary, InsUser user) {
        return refused(identity, user, BY_VITALE)
                .orElseGet(() ->
                        proposal(identity, user, BY_VITALE, Optional.empty(), () -> insi.searchByVitale(beneficiary)));
    }

    /** Compares what the Appli carte Vitale delivered with a record; INSi is not called. */
    public InsProposal.Found compare(PatientIdentity identity, ApcvBeneficiary beneficiary) {
        return found(identity, beneficiary.toRetrieved());
    }

    /**
     * A new record from an INSi answer, nothing typed again (see {@link IdentityLifeCycle#createFromInsi}); from the Appli carte
     * Vitale, a qualified one.
     *
     * @param recordId the software's key of the new record
     * @throws InvalidInputException the answer cannot be taken in
     */
    public IdentityDecision create(String recordId, ApcvBeneficiary beneficiary, InsUser user) {
        return lifeCycle.createFromApcv(recordId, beneficiary.toRetrieved(), user);
    }

    /**
     * A search for somebody who has no record yet, by card.
     *
     * @return what INSi answered; {@link IdentityLifeCycle#createFromInsi} makes the record
     * @throws InvalidInputException rule {@code INS-RIGHT}
     * @throws SegurException the call failed; journaled
     */
    public InsiResult search(VitaleBeneficiary beneficiary, InsUser user) {
        Violations violations = rights(user);
        if (!violations.isEmpty()) {
            journal.append(notCalled("", user, BY_VITALE, Optional.empty(), violations.toList()));
            violations.throwIfAny("IdentityDesk");
        }
        try {
            InsiResult result = insi.searchByVitale(beneficiary);
            journal.append(call("", user, BY_VITALE, Optional.empty(), result));
            return result;
        } catch (SegurException e) {
            journal.append(failedCall("", user, BY_VITALE, Optional.empty(), e));
            throw e;
        }
    }

    /**
     * Accepts a proposal (T2, T10, T11).
     *
     * @param confirmed differing traits whose local value the user gives up
     */
    public IdentityDecision accept(InsProposal.Found proposal, Set<Trait> confirmed, InsUser user) {
        RetrievedIdentity answer = proposal.answer();
        IdentityEvent event =
                switch (answer.route()) {
                    case APCV -> new IdentityEvent.ApcvRead(answer, confirmed);
                    default -> new IdentityEvent.InsAccepted(answer, confirmed);
                };
        return lifeCycle.apply(proposal.identity(), event, user);
    }

    /** Refuses a proposal: the identity stays as it is and the discordance is shown (T3). */
    public IdentityDecision refuse(InsProposal.Found proposal, InsUser user) {
        return lifeCycle.apply(proposal.identity(), new IdentityEvent.InsRefused(), user);
    }

    /** The matricule for a user who may see it; each look is journaled, granted or not. */
    public Optional<Ins> show(PatientIdentity identity, InsUser user) {
        boolean granted = user.may(InsRight.SEE_INS);
        journal.append(new InsTrace.Access(clock.instant(), identity.recordId(), user.id(), granted));
        return granted ? identity.ins() : Optional.empty();
    }

    /** Notes to whom a document that bears the INS went (rule 31). */
    public void disclosed(PatientIdentity identity, List<String> partners, String documentId, InsUser user) {
        journal.append(new InsTrace.Disclosure(clock.instant(), identity.recordId(), user.id(), partners, documentId));
    }

    private InsProposal proposal(
            PatientIdentity identity,
            InsUser user,
            String operation,
            Optional<IdentityTraits> criteria,
            Supplier<InsiResult> search) {
        try {
            InsiResult result = search.get();
            journal.append(call(identity.recordId(), user, operation, criteria, result));
            return proposal(identity, result);
        } catch (InvalidInputException e) {
            throw e;
        } catch (SegurException e) {
            return failed(identity, user, operation, criteria, e);
        }
    }

    private static InsProposal proposal(PatientIdentity identity, InsiResult result) {
        return result.match(
                found -> found(identity, found.identity()),
                none -> new InsProposal.NotFound(),
                several -> new InsProposal.Several());
    }

    private static InsProposal.Found found(PatientIdentity identity, RetrievedIdentity answer) {
        return new InsProposal.Found(identity, answer, TraitComparison.of(identity.traits(), answer.traits()));
    }

    private Optional<InsProposal> refused(PatientIdentity identity, InsUser user, String operation) {
        Violations violations = rights(user)
                .check(
                        identity.mayCallInsi(),
                        "attributes",
                        "INS-ATTRIBUTE-BLOCKS",
                        "identité douteuse ou fictive : INSi ne s'interroge pas",
                        "doubtful or fictitious identity: INSi is not called");
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        journal.append(
                notCalled(identity.recordId(), user, operation, Optional.of(identity.traits()), violations.toList()));
        return Optional.of(new InsProposal.NotCalled(violations.toList()));
    }

    private static Violations rights(InsUser user) {
        return new Violations()
                .check(
                        user.may(InsRight.CALL_INSI),
                        "user",
                        "INS-RIGHT",
                        "l'utilisateur n'a pas le droit d'interroger INSi",
                        "the user may not call INSi");
    }

    private InsProposal failed(
            PatientIdentity identity,
            InsUser user,
            String operation,
            Optional<IdentityTraits> criteria,
            SegurException cause) {
        journal.append(failedCall(identity.recordId(), user, operation, criteria, cause));
        return new InsProposal.Failed(cause);
    }

    private InsTrace.Call notCalled(
            String recordId,
            InsUser user,
            String operation,
            Optional<IdentityTraits> criteria,
            List<Violation> reasons) {
        String rules = reasons.stream().map(Violation::rule).collect(Collectors.joining(" "));
        return new InsTrace.Call(
                clock.instant(),
                recordId,
                user.id(),
                operation,
                criteria,
                Outcome.NOT_CALLED,
                rules,
                "",
                Optional.empty());
    }

    private InsTrace.Call failedCall(
            String recordId, InsUser user, String operation, Optional<IdentityTraits> criteria, SegurException cause) {
        String rawCode = cause instanceof ServiceFaultException fault ? fault.rawCode() : cause.code();
        return new InsTrace.Call(
                clock.instant(),
                recordId,
                user.id(),
                operation,
                criteria,
                Outcome.FAILED,
                rawCode,
                "",
                Optional.empty());
    }

    private InsTrace.Call call(
            String recordId, InsUser user, String operation, Optional<IdentityTraits> criteria, InsiResult result) {
        return result.match(
                found -> trace(
                        recordId,
                        user,
                        operation,
                        criteria,
                        Outcome.FOUND,
                        "00",
                        result,
                        Optional.of(found.identity())),
                none -> trace(recordId, user, operation, criteria, Outcome.NONE, "01", result, Optional.empty()),
                several -> trace(recordId, user, operation, criteria, Outcome.SEVERAL, "02", result, Optional.empty()));
    }

    private InsTrace.Call trace(
            String recordId,
            InsUser user,
            String operation,
            Optional<IdentityTraits> criteria,
            Outcome outcome,
            String code,
            InsiResult result,
            Optional<RetrievedIdentity> answer) {
        return new InsTrace.Call(
                clock.instant(), recordId, user.id(), operation, criteria, outcome, code, result.messageId(), answer);
    }

    /** The traits as this attempt sent them. */
    private static IdentityTraits sent(IdentityTraits traits, InsiSearch.Attempt attempt) {
        return IdentityTraits.received(
                traits.birthName(),
                attempt.givenNames(),
                Optional.of(attempt.givenNames()),
                traits.sex(),
                traits.birthDate(),
                attempt.withBirthPlace() ? traits.birthPlace() : Optional.empty());
    }

    @Override
    public String toString() {
        return "IdentityDesk[]";
    }
}
