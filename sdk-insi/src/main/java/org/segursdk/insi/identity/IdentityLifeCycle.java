package org.segursdk.insi.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.insi.identity.IdentityEvent.ApcvRead;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;

/**
 * The rules of identitovigilance as a machine: an identity and an event give a new identity, lines of journal and actions.
 * Pure and thread-safe: it stores nothing and calls nobody. Source: insi §4 (RNIV, implementation guide of the INS v3.0).
 *
 * <p>QUALIFIED is reached by an accepted INSi answer with a high-trust proof, by the Appli carte Vitale, by VALI with an INS from
 * the declared identity référentiel, or by reloading a stored identity with its provenance. There is no other way.
 */
public final class IdentityLifeCycle {
    private final IdentityPolicy policy;
    private final Clock clock;

    private IdentityLifeCycle(IdentityPolicy policy, Clock clock) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    public static IdentityLifeCycle create(IdentityPolicy policy, Clock clock) {
        return new IdentityLifeCycle(policy, clock);
    }

    public IdentityPolicy policy() {
        return policy;
    }

    /**
     * A new identity, provisional. The five strict traits are needed (rule 5); an incomplete date of birth is completed by the
     * rules of the RNIV and marked uncertain.
     *
     * @param recordId the software's key of the patient record
     * @param channel how the traits came in
     * @throws InvalidInputException rules {@code REQUIRED}, {@code INS-RIGHT}
     */
    public IdentityDecision create(String recordId, IdentityTraits traits, CaptureChannel channel, InsUser user) {
        StoredIdentity state = StoredIdentity.builder(recordId, EventEffects.complete(traits))
                .channel(channel)
                .birthDateUncertain(traits.birthDate().isLunar())
                .build();
        Violations violations = new Violations();
        EventRules.right(user, InsRight.MANAGE_IDENTITY, violations);
        StateRules.check(state, violations);
        violations.throwIfAny("PatientIdentity");
        PatientIdentity identity = new PatientIdentity(state);
        return new IdentityDecision(
                identity,
                List.of(entry(
                        identity, user, IdentityJournalEntry.CREATED, Optional.empty(), strictTraits(), List.of())),
                List.of(new RequiredAction.SearchIns()),
                List.of());
    }

    /**
     * A new identity out of an INSi answer that the user accepts, without typing anything again: retrieved.
     *
     * @throws InvalidInputException as {@link #create}, and the rules of an answer that is not taken in: {@code INS-TRAIT-EMPTY},
     *     {@code INS-BIRTHDATE-00}, {@code INS-BIRTHDATE}
     */
    public IdentityDecision createFromInsi(String recordId, RetrievedIdentity answer, InsUser user) {
        return createdThen(recordId, answer, CaptureChannel.INSI, new InsAccepted(answer), user);
    }

    /**
     * A new identity out of an Appli carte Vitale: qualified.
     *
     * @throws InvalidInputException as {@link #createFromInsi}, and what keeps an identity from being qualified
     */
    public IdentityDecision createFromApcv(String recordId, RetrievedIdentity answer, InsUser user) {
        return createdThen(recordId, answer, CaptureChannel.APCV, new ApcvRead(answer, Set.of()), user);
    }

    private IdentityDecision createdThen(
            String recordId, RetrievedIdentity answer, CaptureChannel channel, IdentityEvent event, InsUser user) {
        Violations violations = new Violations();
        StateRules.received(answer.traits(), violations);
        violations.throwIfAny("PatientIdentity");
        IdentityDecision created = create(recordId, answer.traits(), channel, user);
        IdentityDecision then = apply(created.identity(), event, user);
        if (!then.isAccepted()) {
            throw new InvalidInputException("PatientIdentity", then.refusals());
        }
        return then(created, then);
    }

    /**
     * Reloads an identity from the software's own store. The state is checked, a qualified one with its provenance, and the
     * reload is journaled.
     *
     * @throws InvalidInputException rules {@code INS-STATE-*}, {@code INS-ATTRIBUTE*}, {@code REQUIRED}, and those of
     *     {@link org.segursdk.core.identity.QualifiedIns#restore}
     */
    public IdentityDecision restore(StoredIdentity stored, InsUser user) {
        Violations violations = new Violations();
        StateRules.check(stored, violations);
        violations.throwIfAny("StoredIdentity");
        PatientIdentity identity = new PatientIdentity(stored);
        return new IdentityDecision(
                identity,
                List.of(entry(
                        identity,
                        user,
                        IdentityJournalEntry.RESTORED,
                        Optional.of(stored.status()),
                        Set.of(),
                        List.of())),
                List.of(),
                List.of());
    }

    /**
     * What follows from an event. A refusal is a decision too: the identity stays as it was and the refusal is journaled.
     * Rules: {@code INS-RIGHT}, {@code INS-TRANSITION}, {@code INS-ATTRIBUTE-BLOCKS}, {@code INS-ATTRIBUTES},
     * {@code INS-DISCORDANCE}, {@code INS-TRAIT-EMPTY}, {@code INS-BIRTHDATE-00}, {@code INS-BIRTHDATE}, {@code INS-PROOF-*},
     * {@code INS-LOCKED}, {@code INS-UNCHANGED}, {@code INS-FIRSTNAME-COHERENCE}, {@code INS-REFERENTIAL}.
     */
    public IdentityDecision apply(PatientIdentity identity, IdentityEvent event, InsUser user) {
        TransitionKind kind = EventEffects.kind(identity.state(), event);
        Violations violations = new Violations();
        EventRules.check(identity, event, kind, user, policy, violations);
        if (!violations.isEmpty()) {
            return refused(identity, event, kind, user, violations);
        }
        StoredIdentity next = EventEffects.next(identity.state(), event, kind, policy, user, clock);
        StateRules.check(next, violations);
        if (!violations.isEmpty()) {
            return refused(identity, event, kind, user, violations);
        }
        IdentityDecision decision = carriedOut(identity, new PatientIdentity(next), event, kind, user);
        boolean validates = event instanceof ProofRecorded recorded
                && policy.automaticValidation()
                && identity.mayCallInsi()
                && EventRules.evidences(recorded.proof(), next, policy)
                && !next.status().isChecked();
        return validates ? then(decision, apply(decision.identity(), new IdentityValidated(), user)) : decision;
    }

    private IdentityDecision carriedOut(
            PatientIdentity before, PatientIdentity after, IdentityEvent event, TransitionKind kind, InsUser user) {
        return new IdentityDecision(
                after,
                List.of(entry(
                        after,
                        user,
                        kind.name(),
                        Optional.of(before.status()),
                        EventEffects.changed(before.state(), after.state()),
                        List.of())),
                EventActions.after(before, after, event),
                List.of());
    }

    private IdentityDecision refused(
            PatientIdentity identity, IdentityEvent event, TransitionKind kind, InsUser user, Violations violations) {
        List<Violation> refusals = violations.toList();
        return new IdentityDecision(
                identity,
                List.of(entry(
                        identity,
                        user,
                        kind.name(),
                        Optional.of(identity.status()),
                        Set.of(),
                        refusals.stream().map(Violation::rule).distinct().toList())),
                EventActions.afterRefusal(identity, event, refusals),
                refusals);
    }

    private IdentityJournalEntry entry(
            PatientIdentity identity,
            InsUser user,
            String kind,
            Optional<IdentityStatus> before,
            Set<Trait> changed,
            List<String> refusals) {
        return new IdentityJournalEntry(
                clock.instant(),
                identity.recordId(),
                user.id(),
                kind,
                before,
                identity.status(),
                changed,
                identity.state().proof().map(proof -> proof.type()),
                refusals);
    }

    private static Set<Trait> strictTraits() {
        Set<Trait> strict = EnumSet.allOf(Trait.class);
        strict.removeIf(trait -> !trait.isStrict());
        return strict;
    }

    private static IdentityDecision then(IdentityDecision first, IdentityDecision second) {
        List<IdentityJournalEntry> journal = new ArrayList<>(first.journal());
        journal.addAll(second.journal());
        return new IdentityDecision(second.identity(), journal, second.actions(), second.refusals());
    }
}
