package org.segursdk.insi.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.QualifiedIns;

/**
 * An identity whose state is right by construction: {@link IdentityLifeCycle} alone makes it, from events or from what was
 * stored. Immutable; {@code toString} shows no trait.
 */
public final class PatientIdentity {
    private final StoredIdentity state;

    PatientIdentity(StoredIdentity state) {
        this.state = Objects.requireNonNull(state, "state");
    }

    /** Everything it is made of, to be stored. */
    public StoredIdentity state() {
        return state;
    }

    /** The software's key of the patient record. */
    public String recordId() {
        return state.recordId();
    }

    public IdentityStatus status() {
        return state.status();
    }

    public Set<IdentityAttribute> attributes() {
        return state.attributes();
    }

    public IdentityTraits traits() {
        return state.traits();
    }

    /** The active INS, to keep and to show to who may see it; not a right to send it. */
    public Optional<Ins> ins() {
        return state.ins();
    }

    /** The right to send the matricule; present for a qualified identity only. */
    public Optional<QualifiedIns> qualifiedIns() {
        return status() == IdentityStatus.QUALIFIED ? StateRules.qualified(state) : Optional.empty();
    }

    /** Whether INSi may be called: neither doubtful nor fictitious (RNIV EXI SI 09). */
    public boolean mayCallInsi() {
        return attributes().stream().noneMatch(IdentityAttribute::blocksIns);
    }

    /** Whether the strict traits are read-only but for a super-user: they stand on an INS or a check (rule 26). */
    public boolean areStrictTraitsLocked() {
        return status() != IdentityStatus.PROVISIONAL;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PatientIdentity that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PatientIdentity[" + status() + ", " + attributes() + ", redacted]";
    }
}
