package org.segursdk.core.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.ProofType.Trust;

/**
 * Which proofs a site offers and how far it trusts them. A site may narrow the national list, never raise a proof above it;
 * the exception procedure for known patients is off unless the site, a liberal practice, allows it. Immutable. Source: insi
 * §4.5 (RNIV EXI SI 10/23), rule 19 (INS/va1.23).
 */
public final class ProofPolicy {
    private static final int MAJORITY = 18;
    private static final ProofPolicy NATIONAL = builder().build();

    private final Set<ProofType> offered;
    private final Set<ProofType> lowered;

    private ProofPolicy(Builder builder) {
        this.offered = Collections.unmodifiableSet(EnumSet.copyOf(builder.offered));
        this.lowered = Collections.unmodifiableSet(EnumSet.copyOf(builder.lowered));
    }

    /** The national list as it stands, without the exception procedure. */
    public static ProofPolicy national() {
        return NATIONAL;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a screen proposes, in the order of the national list. None is preselected. */
    public List<ProofType> offered() {
        return List.copyOf(offered);
    }

    /** The trust of this site in a kind of proof. */
    public Trust trust(ProofType type) {
        return lowered.contains(type) ? Trust.LOW : type.trust();
    }

    /**
     * Adds what keeps a proof from evidencing the identity of someone born on that date: rules {@code INS-PROOF-OFFERED},
     * {@code INS-PROOF-TRUST}, {@code INS-PROOF-MINOR}, {@code INS-PROOF-REPRESENTATIVE}.
     */
    public void check(IdentityProof proof, BirthDate birth, Violations violations) {
        ProofType type = proof.type();
        Trust trust = trust(type);
        violations
                .check(
                        offered.contains(type),
                        "proof.type",
                        "INS-PROOF-OFFERED",
                        "ce justificatif n'est pas de ceux que le site accepte",
                        "this proof is not one that the site accepts")
                .check(
                        trust != Trust.LOW,
                        "proof.type",
                        "INS-PROOF-TRUST",
                        "ce justificatif n'est pas un dispositif à haut niveau de confiance",
                        "this proof is not a high-trust means");
        if (type == ProofType.MINOR_TRAVEL_DOCUMENT || trust == Trust.MINOR) {
            violations.check(
                    isMinor(birth, proof.checkedOn()),
                    "proof.type",
                    "INS-PROOF-MINOR",
                    "ce justificatif ne vaut que pour un mineur",
                    "this proof holds for a minor only");
        }
        if (trust == Trust.MINOR) {
            violations.check(
                    proof.representative()
                            .filter(means -> trust(means) == Trust.HIGH && offered.contains(means))
                            .isPresent(),
                    "proof.representative",
                    "INS-PROOF-REPRESENTATIVE",
                    "il faut en plus un dispositif à haut niveau de confiance du parent ou du tuteur",
                    "a high-trust means of the parent or guardian is needed too");
        }
    }

    private static boolean isMinor(BirthDate birth, LocalDate on) {
        return birth.completed()
                .toLocalDate()
                .map(date -> on.isBefore(date.plusYears(MAJORITY)))
                .orElse(false);
    }

    @Override
    public String toString() {
        return "ProofPolicy" + offered;
    }

    /** Builds a policy from the national list. */
    public static final class Builder {
        private final Set<ProofType> offered = EnumSet.allOf(ProofType.class);
        private final Set<ProofType> lowered = EnumSet.noneOf(ProofType.class);

        private Builder() {
            offered.remove(ProofType.KNOWN_PATIENT);
            offered.remove(ProofType.IDENTITY_REFERENTIAL);
        }

        /** Not proposed at this site. */
        public Builder remove(ProofType... types) {
            Arrays.asList(types).forEach(offered::remove);
            return this;
        }

        /** Proposed and recorded, but no longer evidence at this site. */
        public Builder lower(ProofType... types) {
            lowered.addAll(Arrays.asList(types));
            return this;
        }

        /** Liberal practice: a known patient whose identity was evidenced before may be qualified by exception. */
        public Builder allowKnownPatients() {
            offered.add(ProofType.KNOWN_PATIENT);
            return this;
        }

        public ProofPolicy build() {
            return new ProofPolicy(this);
        }
    }
}
