package org.segursdk.insi.identity;

import java.util.Set;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.insi.identity.IdentityEvent.ApcvRead;
import org.segursdk.insi.identity.IdentityEvent.FirstGivenNameChanged;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.ReferentialUpdated;
import org.segursdk.insi.identity.IdentityEvent.StrictTraitsChanged;
import org.segursdk.insi.identity.IdentityEvent.UsedNamesChanged;

/** What refuses an event. Source: insi §4.2–4.5. */
final class EventRules {
    private EventRules() {}

    static void check(
            PatientIdentity identity,
            IdentityEvent event,
            TransitionKind kind,
            InsUser user,
            IdentityPolicy policy,
            Violations violations) {
        right(user, InsRight.MANAGE_IDENTITY, violations);
        violations.check(
                kind.target(identity.status()).isPresent(),
                "event",
                "INS-TRANSITION",
                "cet événement ne peut survenir dans ce statut",
                "this event cannot happen in this status");
        StoredIdentity state = identity.state();
        if (event instanceof InsAccepted accepted) {
            received(identity, accepted.answer(), accepted.confirmed(), violations);
        } else if (event instanceof ApcvRead read) {
            apcv(identity, read, violations);
        } else if (event instanceof IdentityValidated) {
            validated(identity, policy, violations);
        } else if (event instanceof StrictTraitsChanged changed) {
            strictTraits(identity, changed, user, violations);
        } else if (event instanceof FirstGivenNameChanged changed) {
            violations.check(
                    InsNames.firstNameAgrees(changed.name(), state.traits().birthGivenNames()),
                    "firstGivenName",
                    "INS-FIRSTNAME-COHERENCE",
                    "le premier prénom n'est pas le début de la liste des prénoms de naissance",
                    "the first given name is not the beginning of the list of birth given names");
        } else if (event instanceof UsedNamesChanged changed) {
            changed.usedName().ifPresent(name -> violations.require(name, "usedName"));
            changed.usedGivenName().ifPresent(name -> violations.require(name, "usedGivenName"));
        } else if (event instanceof ReferentialUpdated update) {
            referential(identity, update, policy, violations);
        }
    }

    static void right(InsUser user, InsRight right, Violations violations) {
        violations.check(
                user.may(right),
                "user",
                "INS-RIGHT",
                "l'utilisateur n'a pas le droit nécessaire : " + right,
                "the user lacks the right: " + right);
    }

    /** Whether a proof evidences the identity at this site. */
    static boolean evidences(IdentityProof proof, StoredIdentity state, IdentityPolicy policy) {
        Violations violations = new Violations();
        policy.proofs().check(proof, state.traits().birthDate(), violations);
        return violations.isEmpty();
    }

    private static void received(
            PatientIdentity identity, RetrievedIdentity answer, Set<Trait> confirmed, Violations violations) {
        unblocked(identity, violations);
        StateRules.received(answer.traits(), violations);
        TraitComparison.of(identity.traits(), answer.traits()).with(TraitComparison.Verdict.DIFFERENT).stream()
                .filter(trait -> !confirmed.contains(trait))
                .forEach(trait -> violations.add(
                        "answer." + path(trait),
                        "INS-DISCORDANCE",
                        "ce trait diffère du trait local : à confirmer ou à refuser",
                        "this trait differs from the local one: to be confirmed or refused"));
    }

    private static void apcv(PatientIdentity identity, ApcvRead read, Violations violations) {
        received(identity, read.identity(), read.confirmed(), violations);
        violations.check(
                identity.status() != IdentityStatus.QUALIFIED
                        || identity.ins().filter(read.identity().ins()::equals).isPresent(),
                "identity.ins",
                "INS-DISCORDANCE",
                "l'identité est déjà qualifiée avec une autre INS",
                "the identity is already qualified with another INS");
    }

    private static void validated(PatientIdentity identity, IdentityPolicy policy, Violations violations) {
        unblocked(identity, violations);
        identity.state()
                .proof()
                .ifPresentOrElse(
                        proof -> policy.proofs().check(proof, identity.traits().birthDate(), violations),
                        () -> violations.require(null, "proof"));
    }

    private static void strictTraits(
            PatientIdentity identity, StrictTraitsChanged changed, InsUser user, Violations violations) {
        if (identity.areStrictTraitsLocked()) {
            violations.check(
                    user.may(InsRight.CHANGE_STRICT_TRAITS),
                    "traits",
                    "INS-LOCKED",
                    "traits stricts verrouillés : seul un super-utilisateur les modifie, et le statut change",
                    "strict traits are locked: only a super-user changes them, and the status changes");
        }
        IdentityTraits complete = EventEffects.complete(changed.traits());
        StateRules.traits(complete, "traits", violations);
        violations.check(
                !complete.equals(identity.traits()),
                "traits",
                "INS-UNCHANGED",
                "aucun trait ne change",
                "no trait changes");
    }

    private static void referential(
            PatientIdentity identity, ReferentialUpdated update, IdentityPolicy policy, Violations violations) {
        violations.check(
                policy.referentials().contains(update.referential()),
                "referential",
                "INS-REFERENTIAL",
                "cette source n'est pas un référentiel d'identités déclaré : la qualification n'est pas transitive",
                "this source is not a declared identity référentiel: qualification is not transitive");
        StateRules.traits(EventEffects.complete(update.traits()), "traits", violations);
        if (update.validated()) {
            unblocked(identity, violations);
        }
    }

    private static void unblocked(PatientIdentity identity, Violations violations) {
        violations.check(
                identity.mayCallInsi(),
                "attributes",
                "INS-ATTRIBUTE-BLOCKS",
                "identité douteuse ou fictive : lever l'attribut d'abord",
                "doubtful or fictitious identity: clear the attribute first");
    }

    private static String path(Trait trait) {
        return trait.name().toLowerCase(java.util.Locale.ROOT);
    }
}
