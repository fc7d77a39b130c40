package org.segursdk.insi.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Provenance.Route;

/**
 * Everything an identity is made of, for the software to store and to give back to {@link IdentityLifeCycle#restore}. It is
 * data, not a right: nothing may be sent on the strength of it. Immutable.
 */
public final class StoredIdentity {
    /**
     * Where the active INS comes from.
     *
     * @param route the source
     * @param obtainedAt when it answered
     * @param simulated the source was a simulator
     */
    public record InsSource(Route route, Instant obtainedAt, boolean simulated) {
        public InsSource {
            Objects.requireNonNull(route, "route");
            Objects.requireNonNull(obtainedAt, "obtainedAt");
        }
    }

    private final String recordId;
    private final IdentityStatus status;
    private final Set<IdentityAttribute> attributes;
    private final IdentityTraits traits;
    private final @Nullable String usedName;
    private final @Nullable String usedGivenName;
    private final CaptureChannel channel;
    private final boolean birthDateUncertain;
    private final @Nullable Ins ins;
    private final @Nullable InsSource source;
    private final List<InsHistoryEntry> history;
    private final List<WithdrawnIns> withdrawn;
    private final @Nullable IdentityProof proof;
    private final @Nullable Instant verifiedAt;

    private StoredIdentity(Builder builder) {
        this.recordId = builder.recordId;
        this.status = builder.status;
        this.attributes = Set.copyOf(builder.attributes);
        this.traits = builder.traits;
        this.usedName = builder.usedName;
        this.usedGivenName = builder.usedGivenName;
        this.channel = builder.channel;
        this.birthDateUncertain = builder.birthDateUncertain;
        this.ins = builder.ins;
        this.source = builder.source;
        this.history = List.copyOf(builder.history);
        this.withdrawn = List.copyOf(builder.withdrawn);
        this.proof = builder.proof;
        this.verifiedAt = builder.verifiedAt;
    }

    /**
     * @param recordId the software's key of the patient record
     * @param traits strict traits
     */
    public static Builder builder(String recordId, IdentityTraits traits) {
        return new Builder(recordId, traits);
    }

    /** The software's key of the patient record. */
    public String recordId() {
        return recordId;
    }

    public IdentityStatus status() {
        return status;
    }

    public Set<IdentityAttribute> attributes() {
        return attributes;
    }

    public IdentityTraits traits() {
        return traits;
    }

    public Optional<String> usedName() {
        return Optional.ofNullable(usedName);
    }

    public Optional<String> usedGivenName() {
        return Optional.ofNullable(usedGivenName);
    }

    /** How the traits that stand came in. */
    public CaptureChannel channel() {
        return channel;
    }

    /** Whether the date of birth was completed from an incomplete one. */
    public boolean birthDateUncertain() {
        return birthDateUncertain;
    }

    /** The active INS. */
    public Optional<Ins> ins() {
        return Optional.ofNullable(ins);
    }

    public Optional<InsSource> source() {
        return Optional.ofNullable(source);
    }

    /** Former INS as INSi told them, and those replaced here. */
    public List<InsHistoryEntry> history() {
        return history;
    }

    /** Traces of INS that were withdrawn here. */
    public List<WithdrawnIns> withdrawn() {
        return withdrawn;
    }

    /** The recorded proof, whether or not the identity was validated on it. */
    public Optional<IdentityProof> proof() {
        return Optional.ofNullable(proof);
    }

    /** When INSi last gave or verified the INS. */
    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    /** The same, to change. */
    public Builder toBuilder() {
        Builder copy = new Builder(recordId, traits);
        copy.status = status;
        copy.attributes = attributes;
        copy.usedName = usedName;
        copy.usedGivenName = usedGivenName;
        copy.channel = channel;
        copy.birthDateUncertain = birthDateUncertain;
        copy.ins = ins;
        copy.source = source;
        copy.history = history;
        copy.withdrawn = withdrawn;
        copy.proof = proof;
        copy.verifiedAt = verifiedAt;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredIdentity that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(
                recordId,
                status,
                attributes,
                traits,
                usedName(),
                usedGivenName(),
                channel,
                birthDateUncertain,
                ins(),
                source(),
                history,
                withdrawn,
                proof(),
                verifiedAt());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "StoredIdentity[" + status + ", " + attributes + ", redacted]";
    }

    /** Builds what was stored; {@link IdentityLifeCycle#restore} checks it. */
    public static final class Builder {
        private final String recordId;
        private IdentityTraits traits;
        private IdentityStatus status = IdentityStatus.PROVISIONAL;
        private Set<IdentityAttribute> attributes = Set.of();
        private @Nullable String usedName;
        private @Nullable String usedGivenName;
        private CaptureChannel channel = CaptureChannel.TYPED;
        private boolean birthDateUncertain;
        private @Nullable Ins ins;
        private @Nullable InsSource source;
        private List<InsHistoryEntry> history = List.of();
        private List<WithdrawnIns> withdrawn = List.of();
        private @Nullable IdentityProof proof;
        private @Nullable Instant verifiedAt;

        private Builder(String recordId, IdentityTraits traits) {
            this.recordId = Objects.requireNonNull(recordId, "recordId");
            this.traits = Objects.requireNonNull(traits, "traits");
        }

        public Builder traits(IdentityTraits value) {
            this.traits = value;
            return this;
        }

        /** Default PROVISIONAL. */
        public Builder status(IdentityStatus value) {
            this.status = value;
            return this;
        }

        public Builder attributes(Set<IdentityAttribute> value) {
            this.attributes = value.isEmpty() ? Set.of() : EnumSet.copyOf(value);
            return this;
        }

        public Builder usedName(Optional<String> value) {
            this.usedName = value.orElse(null);
            return this;
        }

        public Builder usedGivenName(Optional<String> value) {
            this.usedGivenName = value.orElse(null);
            return this;
        }

        /** Default TYPED. */
        public Builder channel(CaptureChannel value) {
            this.channel = value;
            return this;
        }

        public Builder birthDateUncertain(boolean value) {
            this.birthDateUncertain = value;
            return this;
        }

        /** The active INS and where it comes from. */
        public Builder ins(Ins value, InsSource from) {
            this.ins = Objects.requireNonNull(value, "ins");
            this.source = Objects.requireNonNull(from, "source");
            return this;
        }

        /** No active INS. */
        public Builder withoutIns() {
            this.ins = null;
            this.source = null;
            this.verifiedAt = null;
            return this;
        }

        public Builder history(List<InsHistoryEntry> value) {
            this.history = value;
            return this;
        }

        public Builder withdrawn(List<WithdrawnIns> value) {
            this.withdrawn = value;
            return this;
        }

        public Builder proof(IdentityProof value) {
            this.proof = Objects.requireNonNull(value, "proof");
            return this;
        }

        public Builder withoutProof() {
            this.proof = null;
            return this;
        }

        public Builder verifiedAt(Instant value) {
            this.verifiedAt = Objects.requireNonNull(value, "verifiedAt");
            return this;
        }

        public StoredIdentity build() {
            return new StoredIdentity(this);
        }
    }
}
