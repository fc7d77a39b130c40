package org.segursdk.cda.letter;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The medical summary of a stay in hospital. What the law asks (micro-organisms, transfusion, blood derivatives) has no
 * default: yes or no is said. Rules between the parts are checked by the document. Immutable. Source: cda §11.3.
 */
public final class Stay {
    private final AdmissionMode admissionMode;
    private final ClinicalDate admittedOn;
    private final DischargeMode dischargeMode;
    private final ClinicalDate dischargedOn;
    private final String synthesis;
    private final boolean microOrganismSearch;
    private final boolean transfusion;
    private final boolean bloodDerivatives;
    private final @Nullable String adverseEvents;
    private final @Nullable String resistantMicroOrganisms;
    private final @Nullable String transfusionAccidents;
    private final @Nullable String bloodDerivativeEvents;

    private Stay(Builder b) {
        this.admissionMode = Objects.requireNonNull(b.admissionMode);
        this.admittedOn = Objects.requireNonNull(b.admittedOn);
        this.dischargeMode = Objects.requireNonNull(b.dischargeMode);
        this.dischargedOn = Objects.requireNonNull(b.dischargedOn);
        this.synthesis = Objects.requireNonNull(b.synthesis);
        this.microOrganismSearch = Objects.requireNonNull(b.microOrganismSearch);
        this.transfusion = Objects.requireNonNull(b.transfusion);
        this.bloodDerivatives = Objects.requireNonNull(b.bloodDerivatives);
        this.adverseEvents = b.adverseEvents;
        this.resistantMicroOrganisms = b.resistantMicroOrganisms;
        this.transfusionAccidents = b.transfusionAccidents;
        this.bloodDerivativeEvents = b.bloodDerivativeEvents;
    }

    public static Builder builder() {
        return new Builder();
    }

    public AdmissionMode admissionMode() {
        return admissionMode;
    }

    public ClinicalDate admittedOn() {
        return admittedOn;
    }

    public DischargeMode dischargeMode() {
        return dischargeMode;
    }

    public ClinicalDate dischargedOn() {
        return dischargedOn;
    }

    public String synthesis() {
        return synthesis;
    }

    /** Whether multi-resistant or emerging micro-organisms were looked for. */
    public boolean microOrganismSearch() {
        return microOrganismSearch;
    }

    public boolean transfusion() {
        return transfusion;
    }

    public boolean bloodDerivatives() {
        return bloodDerivatives;
    }

    /** What went wrong during the stay, in words. */
    public Optional<String> adverseEvents() {
        return Optional.ofNullable(adverseEvents);
    }

    /** Multi-resistant micro-organisms found, in words. */
    public Optional<String> resistantMicroOrganisms() {
        return Optional.ofNullable(resistantMicroOrganisms);
    }

    public Optional<String> transfusionAccidents() {
        return Optional.ofNullable(transfusionAccidents);
    }

    /** What went wrong after blood derivatives, in words. */
    public Optional<String> bloodDerivativeEvents() {
        return Optional.ofNullable(bloodDerivativeEvents);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Stay[redacted]";
    }

    /** Builds the summary; what is missing is reported at once. */
    public static final class Builder {
        private @Nullable AdmissionMode admissionMode;
        private @Nullable ClinicalDate admittedOn;
        private @Nullable DischargeMode dischargeMode;
        private @Nullable ClinicalDate dischargedOn;
        private @Nullable String synthesis;
        private @Nullable Boolean microOrganismSearch;
        private @Nullable Boolean transfusion;
        private @Nullable Boolean bloodDerivatives;
        private @Nullable String adverseEvents;
        private @Nullable String resistantMicroOrganisms;
        private @Nullable String transfusionAccidents;
        private @Nullable String bloodDerivativeEvents;

        private Builder() {}

        /** Required. */
        public Builder admitted(AdmissionMode mode, ClinicalDate on) {
            this.admissionMode = mode;
            this.admittedOn = on;
            return this;
        }

        /** Required. */
        public Builder discharged(DischargeMode mode, ClinicalDate on) {
            this.dischargeMode = mode;
            this.dischargedOn = on;
            return this;
        }

        /** Required. */
        public Builder synthesis(String value) {
            this.synthesis = value;
            return this;
        }

        /** Required: were multi-resistant or emerging micro-organisms looked for? */
        public Builder microOrganismSearch(boolean value) {
            this.microOrganismSearch = value;
            return this;
        }

        /** Required: were blood products transfused? */
        public Builder transfusion(boolean value) {
            this.transfusion = value;
            return this;
        }

        /** Required: were blood derivatives given? */
        public Builder bloodDerivatives(boolean value) {
            this.bloodDerivatives = value;
            return this;
        }

        public Builder adverseEvents(String value) {
            this.adverseEvents = value;
            return this;
        }

        /** Only when they were looked for. */
        public Builder resistantMicroOrganisms(String value) {
            this.resistantMicroOrganisms = value;
            return this;
        }

        /** Only with a transfusion. */
        public Builder transfusionAccidents(String value) {
            this.transfusionAccidents = value;
            return this;
        }

        /** Only when blood derivatives were given. */
        public Builder bloodDerivativeEvents(String value) {
            this.bloodDerivativeEvents = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code LDL-FLAG}
         */
        public Stay build() {
            Violations violations = new Violations()
                    .require(admissionMode, "admitted")
                    .require(dischargeMode, "discharged")
                    .require(synthesis, "synthesis");
            flag(violations, microOrganismSearch, "microOrganismSearch");
            flag(violations, transfusion, "transfusion");
            flag(violations, bloodDerivatives, "bloodDerivatives");
            violations.throwIfAny("Stay");
            return new Stay(this);
        }

        private static void flag(Violations violations, @Nullable Boolean flag, String path) {
            violations.check(
                    flag != null,
                    path,
                    "LDL-FLAG",
                    "oui ou non : la lettre le dit, il n'y a pas de valeur par défaut",
                    "yes or no: the letter says it, there is no default");
        }
    }
}
