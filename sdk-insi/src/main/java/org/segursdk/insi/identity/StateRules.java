package org.segursdk.insi.identity;

import java.util.Optional;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;

/** What holds of every identity, whatever led to it. Source: insi §4.1, §4.2, rules 5, 11, 12. */
final class StateRules {
    private StateRules() {}

    static void check(StoredIdentity state, Violations violations) {
        IdentityStatus status = state.status();
        violations
                .require(state.recordId(), "recordId")
                .check(
                        status.hasIns() == state.ins().isPresent(),
                        "ins",
                        "INS-STATE-INS",
                        "récupérée et qualifiée portent une INS active, provisoire et validée aucune",
                        "retrieved and qualified identities hold one active INS, provisional and validated ones none")
                .check(
                        status.hasIns() || state.history().isEmpty(),
                        "history",
                        "INS-STATE-HISTORY",
                        "un historique d'INS va avec une INS active",
                        "a history of INS goes with an active INS")
                .check(
                        !status.isChecked() || state.proof().isPresent(),
                        "proof",
                        "INS-STATE-PROOF",
                        "validée et qualifiée reposent sur un justificatif enregistré",
                        "validated and qualified identities rest on a recorded proof")
                .check(
                        IdentityAttribute.mayStandTogether(state.attributes()),
                        "attributes",
                        "INS-ATTRIBUTES",
                        "fictive ne se combine avec aucun autre attribut",
                        "fictitious combines with no other attribute")
                .check(
                        status == IdentityStatus.PROVISIONAL
                                || state.attributes().stream().noneMatch(IdentityAttribute::blocksIns),
                        "attributes",
                        "INS-ATTRIBUTE-STATUS",
                        "une identité douteuse ou fictive est provisoire",
                        "a doubtful or fictitious identity is provisional");
        traits(state.traits(), "traits", violations);
        if (status == IdentityStatus.QUALIFIED && violations.isEmpty()) {
            violations.nested("qualified", () -> qualified(state).orElseThrow());
        }
    }

    /** The right to send, of a state that claims it; empty when a part is missing. */
    static Optional<QualifiedIns> qualified(StoredIdentity state) {
        return state.ins().flatMap(ins -> state.source().flatMap(source -> state.proof()
                .map(proof -> QualifiedIns.restore(
                        ins,
                        state.traits(),
                        new Provenance(source.route(), source.obtainedAt(), proof, source.simulated())))));
    }

    /** The five strict traits are there and the date is a calendar date. */
    static void traits(IdentityTraits traits, String path, Violations violations) {
        violations
                .require(traits.birthName(), path + ".birthName")
                .require(traits.birthGivenNames(), path + ".birthGivenNames")
                .require(traits.firstGivenName(), path + ".firstGivenName")
                .check(
                        traits.birthPlace().isPresent(),
                        path + ".birthPlace",
                        "REQUIRED",
                        "code du lieu de naissance obligatoire (99999 s'il est inconnu)",
                        "code of the place of birth is required (99999 when unknown)")
                .check(
                        traits.birthDate().toLocalDate().isPresent(),
                        path + ".birthDate",
                        traits.birthDate().isLunar() ? "INS-BIRTHDATE-00" : "INS-BIRTHDATE",
                        "une date de naissance complète, qui existe au calendrier, est attendue",
                        "a complete date of birth that exists in the calendar is expected");
    }

    /** What an identity received from a service must be to be taken in (rules 11 and 12). */
    static void received(IdentityTraits traits, Violations violations) {
        violations
                .check(
                        !traits.birthName().isBlank(),
                        "answer.birthName",
                        "INS-TRAIT-EMPTY",
                        "une INS sans nom de naissance ne s'intègre pas",
                        "an INS without birth name is not taken in")
                .check(
                        !traits.birthGivenNames().isBlank(),
                        "answer.birthGivenNames",
                        "INS-TRAIT-EMPTY",
                        "une INS sans prénom de naissance ne s'intègre pas",
                        "an INS without birth given names is not taken in")
                .check(
                        traits.sex() != Sex.UNKNOWN,
                        "answer.sex",
                        "INS-TRAIT-EMPTY",
                        "une INS sans sexe ne s'intègre pas",
                        "an INS without sex is not taken in")
                .check(
                        traits.birthDate().toLocalDate().isPresent(),
                        "answer.birthDate",
                        traits.birthDate().isLunar() ? "INS-BIRTHDATE-00" : "INS-BIRTHDATE",
                        "une INS dont la date de naissance a 00 ou n'existe pas au calendrier ne s'intègre pas",
                        "an INS whose date of birth has 00 or is no calendar date is not taken in");
    }
}
