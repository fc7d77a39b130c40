package org.segursdk.core.identity;

import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.ProofType.Trust;
import org.segursdk.core.identity.Provenance.Route;

/**
 * An INS that may be transmitted with health data: retrieved from the national service and evidenced by a high-trust proof
 * (status QUALIFIÉE). Every operation that sends a matricule takes this type and nothing else. Source: insi §4.1, §5
 * (EXI ID 29, EXI SI 08).
 *
 * <p>It has no constructor: it comes from {@link RetrievedIdentity#qualify}, or from {@link #restore} for an identity that
 * the software qualified earlier and reloads from its own database.
 */
public final class QualifiedIns {
    private final Ins ins;
    private final IdentityTraits traits;
    private final Provenance provenance;

    private QualifiedIns(Ins ins, IdentityTraits traits, Provenance provenance) {
        this.ins = ins;
        this.traits = traits;
        this.provenance = provenance;
    }

    /**
     * Reloads an identity that this software qualified before and stored with its provenance. The caller vouches that the
     * stored status is QUALIFIÉE: nothing here can check it with INSi. The matricule's key (but of test persons, some of whom
     * INSi gives a wrong one) and the traits are checked.
     *
     * @param ins the active INS
     * @param traits the strict traits as INSi gave them
     * @param provenance route, dates and proof as recorded at the time
     * @throws InvalidInputException rules {@code INS-MATRICULE-KEY}, {@code INS-PROOF-TRUST}, {@code INS-PROOF-ROUTE},
     *     {@code INS-TRAITS-COMPLETE}, {@code INS-BIRTHDATE}
     */
    public static QualifiedIns restore(Ins ins, IdentityTraits traits, Provenance provenance) {
        Violations violations = new Violations();
        violations.check(
                ins.matricule().keyMatches() || SyntheticIdentities.hasOfficialWrongKey(ins.matricule()),
                "ins.matricule",
                "INS-MATRICULE-KEY",
                "la clé ne correspond pas au matricule",
                "the key does not match the matricule");
        violations.check(
                provenance.proof().type().trust() != Trust.LOW,
                "proof.type",
                "INS-PROOF-TRUST",
                "ce justificatif n'est pas un dispositif à haut niveau de confiance",
                "this proof is not a high-trust means");
        return checked(ins, traits, provenance, violations);
    }

    static QualifiedIns checked(Ins ins, IdentityTraits traits, Provenance provenance, Violations violations) {
        violations
                .check(
                        (provenance.proof().type() == ProofType.IDENTITY_REFERENTIAL)
                                == (provenance.route() == Route.REFERENTIAL),
                        "proof.type",
                        "INS-PROOF-ROUTE",
                        "le contrôle d'un référentiel d'identités va avec une INS reçue de lui",
                        "the check of an identity référentiel goes with an INS received from it")
                .check(
                        !traits.birthName().isBlank()
                                && !traits.birthGivenNames().isBlank()
                                && traits.sex() != Sex.UNKNOWN
                                && traits.birthPlace().isPresent(),
                        "traits",
                        "INS-TRAITS-COMPLETE",
                        "nom, prénoms, sexe, date et lieu de naissance sont tous nécessaires",
                        "name, given names, sex, date and place of birth are all needed")
                .check(
                        traits.birthDate().completed().toLocalDate().isPresent(),
                        "traits.birthDate",
                        "INS-BIRTHDATE",
                        "cette date n'existe pas au calendrier",
                        "no such date in the calendar")
                .throwIfAny("QualifiedIns");
        return new QualifiedIns(
                Objects.requireNonNull(ins, "ins"), traits, Objects.requireNonNull(provenance, "provenance"));
    }

    public Ins ins() {
        return ins;
    }

    public IdentityTraits traits() {
        return traits;
    }

    public Provenance provenance() {
        return provenance;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualifiedIns that
                && ins.equals(that.ins)
                && traits.equals(that.traits)
                && provenance.equals(that.provenance);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ins, traits, provenance);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "QualifiedIns[" + ins.authority() + ", redacted]";
    }
}
