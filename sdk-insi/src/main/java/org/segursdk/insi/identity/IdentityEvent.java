package org.segursdk.insi.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.RetrievedIdentity;

/** Something that happens to an identity; {@link IdentityLifeCycle#apply} says what follows. Source: insi §4.3. */
public sealed interface IdentityEvent {
    /**
     * The user compared INSi's answer with the person and accepts it (T2, T10). Traits that differ are taken over only when
     * they are named.
     *
     * @param answer what INSi answered
     * @param confirmed traits whose local value the user knowingly gives up
     */
    record InsAccepted(RetrievedIdentity answer, Set<Trait> confirmed) implements IdentityEvent {
        public InsAccepted {
            Objects.requireNonNull(answer, "answer");
            confirmed = Set.copyOf(confirmed);
        }

        /** Accepted without giving up any differing trait. */
        public InsAccepted(RetrievedIdentity answer) {
            this(answer, Set.of());
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "InsAccepted" + confirmed;
        }
    }

    /** INSi gave one identity and the user refused it (T3). */
    record InsRefused() implements IdentityEvent {}

    /** INSi gave none or several, or failed (T4). */
    record InsNotObtained() implements IdentityEvent {}

    /** A proof was shown; validates at once only where the site wants it so. */
    record ProofRecorded(IdentityProof proof) implements IdentityEvent {
        public ProofRecorded {
            Objects.requireNonNull(proof, "proof");
        }
    }

    /** The user validates the identity on the recorded proof (T5). */
    record IdentityValidated() implements IdentityEvent {}

    /** An attribute is set (T6, T12). */
    record AttributeSet(IdentityAttribute attribute) implements IdentityEvent {
        public AttributeSet {
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /** An attribute is cleared (T7, T12): INSi and proof begin anew. */
    record AttributeCleared(IdentityAttribute attribute) implements IdentityEvent {
        public AttributeCleared {
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /**
     * Strict traits typed anew (T9). Free while the identity is provisional; else a super-user's.
     *
     * @param traits the new traits, complete
     * @param proofStillHolds the recorded proof was looked at again and bears the new traits
     */
    record StrictTraitsChanged(IdentityTraits traits, boolean proofStillHolds) implements IdentityEvent {
        public StrictTraitsChanged {
            Objects.requireNonNull(traits, "traits");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "StrictTraitsChanged[redacted]";
        }
    }

    /** The first given name, which begins the list; the user's at any status. */
    record FirstGivenNameChanged(String name) implements IdentityEvent {
        public FirstGivenNameChanged {
            Objects.requireNonNull(name, "name");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "FirstGivenNameChanged[redacted]";
        }
    }

    /** Nom utilisé and prénom utilisé: complementary, never filled from the birth names; empty removes one. */
    record UsedNamesChanged(Optional<String> usedName, Optional<String> usedGivenName) implements IdentityEvent {
        public UsedNamesChanged {
            Objects.requireNonNull(usedName, "usedName");
            Objects.requireNonNull(usedGivenName, "usedGivenName");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "UsedNamesChanged[redacted]";
        }
    }

    /** INSi verified the INS: right. */
    record InsVerified() implements IdentityEvent {}

    /** INSi says that the INS or its traits are no longer right (T8, rule 49). */
    record InsContradicted() implements IdentityEvent {}

    /** The Appli carte Vitale was read: it delivers a qualified identity (T11). */
    record ApcvRead(RetrievedIdentity identity, Set<Trait> confirmed) implements IdentityEvent {
        public ApcvRead {
            Objects.requireNonNull(identity, "identity");
            confirmed = Set.copyOf(confirmed);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "ApcvRead" + confirmed;
        }
    }

    /**
     * The identity référentiel of the domain sent the identity (rules 28, 33): VALI with an INS makes it qualified, VALI alone
     * validated, PROV provisional.
     *
     * @param referential name of the référentiel, which must be one declared
     * @param validated status VALI in the message
     * @param ins matricule and OID, if sent
     */
    record ReferentialUpdated(String referential, IdentityTraits traits, boolean validated, Optional<Ins> ins)
            implements IdentityEvent {
        public ReferentialUpdated {
            Objects.requireNonNull(referential, "referential");
            Objects.requireNonNull(traits, "traits");
            Objects.requireNonNull(ins, "ins");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "ReferentialUpdated[validated=" + validated + ", redacted]";
        }
    }
}
