package org.segursdk.core.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.internal.IdentityAccess;

/**
 * An identity retrieved from the national service (status RÉCUPÉRÉE once accepted by a person): INS and strict traits,
 * verbatim. It may be kept locally, never transmitted. Made by {@code sdk-insi} only. Source: insi §4.1, §5.
 */
public final class RetrievedIdentity {
    static {
        IdentityAccess.setFactory(RetrievedIdentity::new);
    }

    private final Ins ins;
    private final IdentityTraits traits;
    private final List<InsHistoryEntry> history;
    private final Route route;
    private final Instant obtainedAt;
    private final boolean simulated;

    private RetrievedIdentity(
            Ins ins,
            IdentityTraits traits,
            List<InsHistoryEntry> history,
            Route route,
            Instant obtainedAt,
            boolean simulated) {
        this.ins = Objects.requireNonNull(ins, "ins");
        this.traits = Objects.requireNonNull(traits, "traits");
        this.history = List.copyOf(history);
        this.route = Objects.requireNonNull(route, "route");
        this.obtainedAt = Objects.requireNonNull(obtainedAt, "obtainedAt");
        this.simulated = simulated;
    }

    /** The active INS. */
    public Ins ins() {
        return ins;
    }

    /** The traits as the service gave them. */
    public IdentityTraits traits() {
        return traits;
    }

    /** Former INS, without the active one and without repeats. */
    public List<InsHistoryEntry> history() {
        return history;
    }

    public Route route() {
        return route;
    }

    /** When the service answered. */
    public Instant obtainedAt() {
        return obtainedAt;
    }

    /** Whether the answer came from a simulator. */
    public boolean isSimulated() {
        return simulated;
    }

    /** {@link #qualify(IdentityProof, ProofPolicy)} under the national list of proofs. */
    public QualifiedIns qualify(IdentityProof proof) {
        return qualify(proof, ProofPolicy.national());
    }

    /**
     * Qualifies this identity: the person accepted the traits and the proof was checked.
     *
     * @param policy the proofs the site accepts
     * @throws InvalidInputException rules {@code INS-PROOF-*} (see {@link ProofPolicy#check}), {@code INS-TRAITS-COMPLETE}
     *     (place of birth or another trait missing), {@code INS-BIRTHDATE} (no such date), {@code INS-BIRTHDATE-00} (an INS
     *     whose date of birth has 00 as day or month is not imported: rule 11, INS/va1.28)
     */
    public QualifiedIns qualify(IdentityProof proof, ProofPolicy policy) {
        Objects.requireNonNull(proof, "proof");
        Violations violations = new Violations();
        policy.check(proof, traits.birthDate(), violations);
        violations.check(
                !traits.birthDate().isLunar(),
                "traits.birthDate",
                "INS-BIRTHDATE-00",
                "une INS dont la date de naissance a 00 pour jour ou pour mois ne s'intègre pas",
                "an INS whose date of birth has 00 as day or month is not taken in");
        return QualifiedIns.checked(ins, traits, new Provenance(route, obtainedAt, proof, simulated), violations);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "RetrievedIdentity[" + route + ", redacted]";
    }
}
