package org.segursdk.insi.identity;

import java.time.Period;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.ProofPolicy;

/**
 * What a site chooses of the rules of identity; the defaults are the strict reading. Immutable. Source: insi §4.
 */
public final class IdentityPolicy {
    private static final Period DEFAULT_PERIOD = Period.ofYears(3);

    private final ProofPolicy proofs;
    private final boolean automaticValidation;
    private final boolean contradictedKeepsCheck;
    private final boolean changedTraitsKeepCheck;
    private final Period verificationPeriod;
    private final Set<String> referentials;

    private IdentityPolicy(Builder builder) {
        this.proofs = builder.proofs;
        this.automaticValidation = builder.automaticValidation;
        this.contradictedKeepsCheck = builder.contradictedKeepsCheck;
        this.changedTraitsKeepCheck = builder.changedTraitsKeepCheck;
        this.verificationPeriod = builder.verificationPeriod;
        this.referentials = Set.copyOf(builder.referentials);
    }

    public static IdentityPolicy defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public ProofPolicy proofs() {
        return proofs;
    }

    public boolean automaticValidation() {
        return automaticValidation;
    }

    public boolean contradictedKeepsCheck() {
        return contradictedKeepsCheck;
    }

    public boolean changedTraitsKeepCheck() {
        return changedTraitsKeepCheck;
    }

    public Period verificationPeriod() {
        return verificationPeriod;
    }

    /** Sources whose qualification is taken over; empty when every identity is qualified here. */
    public Set<String> referentials() {
        return referentials;
    }

    @Override
    public String toString() {
        return "IdentityPolicy[automaticValidation=" + automaticValidation + ", verificationPeriod="
                + verificationPeriod + "]";
    }

    /** Builds a policy. */
    public static final class Builder {
        private ProofPolicy proofs = ProofPolicy.national();
        private boolean automaticValidation;
        private boolean contradictedKeepsCheck = true;
        private boolean changedTraitsKeepCheck = true;
        private Period verificationPeriod = DEFAULT_PERIOD;
        private final Set<String> referentials = new LinkedHashSet<>();

        private Builder() {}

        /** The proofs the site accepts; default the national list. */
        public Builder proofs(ProofPolicy value) {
            this.proofs = Objects.requireNonNull(value, "proofs");
            return this;
        }

        /** Whether recording a high-trust proof validates at once; default no: the user validates (INS/va1.33). */
        public Builder automaticValidation(boolean value) {
            this.automaticValidation = value;
            return this;
        }

        /**
         * Whether a qualified identity that INSi contradicts stays validated (default) or falls to provisional. Which of the
         * two the verification services mean is not published.
         */
        public Builder contradictedKeepsCheck(boolean value) {
            this.contradictedKeepsCheck = value;
            return this;
        }

        /**
         * Whether a qualified identity whose strict trait a super-user changes stays validated (default, rule 27, INS/va1.60) or
         * falls to provisional unless the proof was seen again.
         */
        public Builder changedTraitsKeepCheck(boolean value) {
            this.changedTraitsKeepCheck = value;
            return this;
        }

        /** How long an INS stands before it is verified again; default 3 years, to be confirmed: no readable source. */
        public Builder verificationPeriod(Period value) {
            this.verificationPeriod = Objects.requireNonNull(value, "verificationPeriod");
            return this;
        }

        /**
         * A source (name of the sending application or domain) whose VALI with matricule and OID is a qualified identity: the identity
         * référentiel of the structure, or a partner with whom a trust contract exists, such as a hospital whose samples a laboratory
         * analyses without seeing the patient. As often as there are such sources; default none. Source: REM-INS-21, guide rule 30.
         */
        public Builder referential(String name) {
            this.referentials.add(Objects.requireNonNull(name, "referential"));
            return this;
        }

        public IdentityPolicy build() {
            new Violations()
                    .check(
                            !verificationPeriod.isNegative() && !verificationPeriod.isZero(),
                            "verificationPeriod",
                            "INS-VERIFICATION-PERIOD",
                            "une durée positive est attendue",
                            "a positive period is expected")
                    .check(
                            referentials.stream().noneMatch(String::isBlank),
                            "referential",
                            "REQUIRED",
                            "ne peut être vide",
                            "cannot be blank")
                    .throwIfAny("IdentityPolicy");
            return new IdentityPolicy(this);
        }
    }
}
