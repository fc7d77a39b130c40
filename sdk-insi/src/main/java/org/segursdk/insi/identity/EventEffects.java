package org.segursdk.insi.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.insi.identity.IdentityEvent.ApcvRead;
import org.segursdk.insi.identity.IdentityEvent.AttributeCleared;
import org.segursdk.insi.identity.IdentityEvent.AttributeSet;
import org.segursdk.insi.identity.IdentityEvent.FirstGivenNameChanged;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.InsContradicted;
import org.segursdk.insi.identity.IdentityEvent.InsNotObtained;
import org.segursdk.insi.identity.IdentityEvent.InsRefused;
import org.segursdk.insi.identity.IdentityEvent.InsVerified;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;
import org.segursdk.insi.identity.IdentityEvent.ReferentialUpdated;
import org.segursdk.insi.identity.IdentityEvent.StrictTraitsChanged;
import org.segursdk.insi.identity.IdentityEvent.UsedNamesChanged;
import org.segursdk.insi.identity.StoredIdentity.InsSource;

/** The state an event leads to, rules aside. Source: insi §4.3, §4.4. */
final class EventEffects {
    private EventEffects() {}

    /** The line of the table that an event follows. */
    static TransitionKind kind(StoredIdentity state, IdentityEvent event) {
        if (event instanceof InsAccepted accepted) {
            boolean replaced = state.ins()
                    .filter(active -> !active.equals(accepted.answer().ins()))
                    .isPresent();
            return replaced ? TransitionKind.INS_REPLACED : TransitionKind.INS_ACCEPTED;
        } else if (event instanceof InsRefused) {
            return TransitionKind.INS_REFUSED;
        } else if (event instanceof InsNotObtained) {
            return TransitionKind.INS_NOT_OBTAINED;
        } else if (event instanceof ProofRecorded) {
            return TransitionKind.PROOF_RECORDED;
        } else if (event instanceof IdentityValidated) {
            return TransitionKind.IDENTITY_VALIDATED;
        } else if (event instanceof AttributeSet set) {
            return switch (set.attribute()) {
                case HOMONYM -> TransitionKind.HOMONYM_SET;
                case DOUBTFUL -> TransitionKind.DOUBTFUL_SET;
                case FICTITIOUS -> TransitionKind.FICTITIOUS_SET;
            };
        } else if (event instanceof AttributeCleared cleared) {
            return cleared.attribute().blocksIns()
                    ? TransitionKind.BLOCKING_ATTRIBUTE_CLEARED
                    : TransitionKind.HOMONYM_CLEARED;
        } else if (event instanceof StrictTraitsChanged changed) {
            return changed.proofStillHolds()
                    ? TransitionKind.STRICT_TRAITS_CHANGED_PROOF_HOLDS
                    : TransitionKind.STRICT_TRAITS_CHANGED;
        } else if (event instanceof InsVerified) {
            return TransitionKind.INS_VERIFIED;
        } else if (event instanceof InsContradicted) {
            return TransitionKind.INS_CONTRADICTED;
        } else if (event instanceof ApcvRead) {
            return TransitionKind.APCV_READ;
        } else if (event instanceof FirstGivenNameChanged) {
            return TransitionKind.FIRST_GIVEN_NAME_CHANGED;
        } else if (event instanceof UsedNamesChanged) {
            return TransitionKind.USED_NAMES_CHANGED;
        }
        ReferentialUpdated update = (ReferentialUpdated) event;
        if (!update.validated()) {
            return TransitionKind.REFERENTIAL_PROVISIONAL;
        }
        return update.ins().isPresent() ? TransitionKind.REFERENTIAL_QUALIFIED : TransitionKind.REFERENTIAL_VALIDATED;
    }

    /** The next state; the transition is known to exist. */
    static StoredIdentity next(
            StoredIdentity state,
            IdentityEvent event,
            TransitionKind kind,
            IdentityPolicy policy,
            InsUser user,
            Clock clock) {
        IdentityStatus status = target(state.status(), kind, policy);
        StoredIdentity.Builder next = state.toBuilder().status(status);
        Instant now = clock.instant();
        erase(state, status, kind, now, next);
        if (event instanceof InsAccepted accepted) {
            take(state, accepted.answer(), kind, now, next);
        } else if (event instanceof ApcvRead read) {
            take(state, read.identity(), kind, now, next);
            next.proof(new IdentityProof(ProofType.APPLI_CARTE_VITALE, user.id(), today(clock)))
                    .channel(CaptureChannel.APCV);
        } else if (event instanceof ProofRecorded recorded) {
            if (mayReplaceProof(state, recorded.proof(), policy)) {
                next.proof(recorded.proof());
            }
        } else if (event instanceof AttributeSet set) {
            next.attributes(with(state.attributes(), set.attribute()));
        } else if (event instanceof AttributeCleared cleared) {
            next.attributes(without(state.attributes(), cleared.attribute()));
        } else if (event instanceof StrictTraitsChanged changed) {
            next.traits(complete(changed.traits()))
                    .birthDateUncertain(changed.traits().birthDate().isLunar())
                    .channel(CaptureChannel.TYPED);
        } else if (event instanceof InsVerified) {
            next.verifiedAt(now);
        } else if (event instanceof FirstGivenNameChanged changed) {
            next.traits(state.traits().withFirstGivenName(changed.name()));
        } else if (event instanceof UsedNamesChanged changed) {
            next.usedName(changed.usedName()).usedGivenName(changed.usedGivenName());
        } else if (event instanceof ReferentialUpdated update) {
            follow(state, update, user, clock, next);
        }
        return next.build();
    }

    /** A checked identity keeps its proof unless the new one evidences it too; the référentiel's check is its own. */
    private static boolean mayReplaceProof(StoredIdentity state, IdentityProof proof, IdentityPolicy policy) {
        boolean fromReferential = state.source()
                .filter(source -> source.route() == Route.REFERENTIAL)
                .isPresent();
        return !state.status().isChecked() || !fromReferential && EventRules.evidences(proof, state, policy);
    }

    private static IdentityStatus target(IdentityStatus from, TransitionKind kind, IdentityPolicy policy) {
        boolean keepsCheck = kind == TransitionKind.INS_CONTRADICTED && policy.contradictedKeepsCheck()
                || kind == TransitionKind.STRICT_TRAITS_CHANGED && policy.changedTraitsKeepCheck()
                || kind != TransitionKind.INS_CONTRADICTED && kind != TransitionKind.STRICT_TRAITS_CHANGED;
        return keepsCheck ? kind.target(from).orElseThrow() : IdentityStatus.PROVISIONAL;
    }

    /** What a downgrade takes away: the INS with its history, the proof. Traces stay. */
    private static void erase(
            StoredIdentity state,
            IdentityStatus status,
            TransitionKind kind,
            Instant now,
            StoredIdentity.Builder next) {
        if (state.status().hasIns() && !status.hasIns()) {
            List<WithdrawnIns> traces = new ArrayList<>(state.withdrawn());
            state.history().forEach(former -> traces.add(new WithdrawnIns(former.ins(), now, kind)));
            state.ins().ifPresent(active -> traces.add(new WithdrawnIns(active, now, kind)));
            next.withoutIns().history(List.of()).withdrawn(traces);
        }
        boolean proofFalls = kind == TransitionKind.DOUBTFUL_SET
                || kind == TransitionKind.FICTITIOUS_SET
                || kind == TransitionKind.REFERENTIAL_PROVISIONAL
                || kind == TransitionKind.STRICT_TRAITS_CHANGED && !status.isChecked()
                || state.status().isChecked() && !status.isChecked();
        if (proofFalls) {
            next.withoutProof();
        }
    }

    /** Takes over INS and traits verbatim; the local first given name stays while it begins the list. */
    private static void take(
            StoredIdentity state,
            RetrievedIdentity answer,
            TransitionKind kind,
            Instant now,
            StoredIdentity.Builder next) {
        IdentityTraits local = state.traits();
        IdentityTraits received = answer.traits();
        String first = InsNames.firstNameAgrees(local.firstGivenName(), received.birthGivenNames())
                ? local.firstGivenName()
                : received.firstGivenName();
        next.traits(IdentityTraits.received(
                        received.birthName(),
                        received.birthGivenNames(),
                        Optional.of(first),
                        received.sex(),
                        received.birthDate(),
                        // INSi may leave the place out: what the record has is not overwritten by silence.
                        received.birthPlace().or(local::birthPlace)))
                .birthDateUncertain(false)
                .ins(answer.ins(), new InsSource(answer.route(), answer.obtainedAt(), answer.isSimulated()))
                .history(history(state, answer.ins(), answer.history()))
                .channel(channel(answer.route()))
                .verifiedAt(answer.obtainedAt());
        if (kind == TransitionKind.INS_REPLACED) {
            List<WithdrawnIns> traces = new ArrayList<>(state.withdrawn());
            state.ins().ifPresent(former -> traces.add(new WithdrawnIns(former, now, kind)));
            next.withdrawn(traces);
        }
    }

    /** Former INS: those told, and those known here that are not among them. */
    private static List<InsHistoryEntry> history(StoredIdentity state, Ins active, List<InsHistoryEntry> told) {
        List<InsHistoryEntry> history = new ArrayList<>(told);
        List<InsHistoryEntry> known = new ArrayList<>(state.history());
        state.ins().ifPresent(ins -> known.add(new InsHistoryEntry(ins, Optional.empty(), Optional.empty())));
        known.stream()
                .filter(old -> !old.ins().equals(active)
                        && history.stream().noneMatch(entry -> entry.ins().equals(old.ins())))
                .forEach(history::add);
        return history;
    }

    private static CaptureChannel channel(Route route) {
        return route == Route.APCV ? CaptureChannel.APCV : CaptureChannel.INSI;
    }

    private static void follow(
            StoredIdentity state, ReferentialUpdated update, InsUser user, Clock clock, StoredIdentity.Builder next) {
        next.traits(complete(update.traits()))
                .birthDateUncertain(update.traits().birthDate().isLunar());
        if (!update.validated()) {
            return;
        }
        next.proof(new IdentityProof(ProofType.IDENTITY_REFERENTIAL, user.id(), today(clock)));
        update.ins().ifPresent(ins -> next.ins(ins, new InsSource(Route.REFERENTIAL, clock.instant(), false))
                .history(history(state, ins, List.of())));
    }

    /** The traits with a complete date of birth, by the rules of the RNIV. */
    static IdentityTraits complete(IdentityTraits traits) {
        return traits.birthDate().isLunar()
                ? IdentityTraits.received(
                        traits.birthName(),
                        traits.birthGivenNames(),
                        Optional.of(traits.firstGivenName()),
                        traits.sex(),
                        traits.birthDate().completed(),
                        traits.birthPlace())
                : traits;
    }

    /** The traits whose value changed. */
    static Set<Trait> changed(StoredIdentity before, StoredIdentity after) {
        Set<Trait> changed = EnumSet.noneOf(Trait.class);
        IdentityTraits old = before.traits();
        IdentityTraits now = after.traits();
        note(!old.birthName().equals(now.birthName()), Trait.BIRTH_NAME, changed);
        note(!old.birthGivenNames().equals(now.birthGivenNames()), Trait.BIRTH_GIVEN_NAMES, changed);
        note(!old.firstGivenName().equals(now.firstGivenName()), Trait.FIRST_GIVEN_NAME, changed);
        note(old.sex() != now.sex(), Trait.SEX, changed);
        note(!old.birthDate().equals(now.birthDate()), Trait.BIRTH_DATE, changed);
        note(!old.birthPlace().equals(now.birthPlace()), Trait.BIRTH_PLACE, changed);
        note(!before.usedName().equals(after.usedName()), Trait.USED_NAME, changed);
        note(!before.usedGivenName().equals(after.usedGivenName()), Trait.USED_GIVEN_NAME, changed);
        return changed;
    }

    private static void note(boolean differs, Trait trait, Set<Trait> changed) {
        if (differs) {
            changed.add(trait);
        }
    }

    private static Set<IdentityAttribute> with(Set<IdentityAttribute> attributes, IdentityAttribute added) {
        Set<IdentityAttribute> result = EnumSet.of(added);
        result.addAll(attributes);
        return result;
    }

    private static Set<IdentityAttribute> without(Set<IdentityAttribute> attributes, IdentityAttribute removed) {
        Set<IdentityAttribute> result = EnumSet.noneOf(IdentityAttribute.class);
        result.addAll(attributes);
        result.remove(removed);
        return result;
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
