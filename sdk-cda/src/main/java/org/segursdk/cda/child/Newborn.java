package org.segursdk.cda.child;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.VitalSign;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The state of the child at birth and in the first week. Source: CSE-CS8 2024.01, FR-Informations-sur-l-accouchement.
 *
 * @param measurements weight and the three Apgar scores at least; height and head circumference
 * @param hearingToRecheck whether the hearing must be tested again
 * @param diseases diseases of the first week; empty when there was none
 * @param otherDisease another disease, in words, if there was
 * @param specialisedCare gestes techniques spécialisés
 * @param screened dépistage néonatal
 * @param feeding how the child is fed
 */
public record Newborn(
        List<VitalSign> measurements,
        boolean hearingToRecheck,
        Set<FirstWeekDisease> diseases,
        Optional<String> otherDisease,
        boolean specialisedCare,
        boolean screened,
        Feeding feeding) {
    /** What the certificate asks about the first week. */
    public enum FirstWeekDisease {
        RESPIRATORY_DISTRESS,
        /** Of more than 48 hours. */
        ANTIBIOTICS,
        NEUROLOGICAL,
        SURGICAL_EMERGENCY
    }

    /** JDV_TypeAllaitementNouveauNe. */
    public enum Feeding {
        BREAST_MILK,
        MIXED,
        FORMULA
    }

    public Newborn {
        measurements = List.copyOf(measurements);
        diseases = Set.copyOf(diseases);
        Objects.requireNonNull(otherDisease, "otherDisease");
        Objects.requireNonNull(feeding, "feeding");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Newborn[redacted]";
    }

    /** Builds it. */
    public static final class Builder {
        private final List<VitalSign> measurements = new ArrayList<>();
        private @Nullable Boolean hearingToRecheck;
        private @Nullable Set<FirstWeekDisease> diseases;
        private @Nullable String otherDisease;
        private @Nullable Boolean specialisedCare;
        private @Nullable Boolean screened;
        private @Nullable Feeding feeding;

        private Builder() {}

        /** Required: weight and the Apgar scores at 1, 5 and 10 minutes; height and head circumference where known. */
        public Builder addMeasurement(VitalSign value) {
            this.measurements.add(value);
            return this;
        }

        /** Required. */
        public Builder hearingToRecheck(boolean value) {
            this.hearingToRecheck = value;
            return this;
        }

        /** One more disease of the first week. */
        public Builder addDisease(FirstWeekDisease value) {
            if (diseases == null) {
                diseases = EnumSet.noneOf(FirstWeekDisease.class);
            }
            diseases.add(value);
            return this;
        }

        /** To be said when there was none of those the certificate asks about. */
        public Builder noDisease() {
            this.diseases = EnumSet.noneOf(FirstWeekDisease.class);
            return this;
        }

        public Builder otherDisease(String value) {
            this.otherDisease = value;
            return this;
        }

        /** Required: gestes techniques spécialisés. */
        public Builder specialisedCare(boolean value) {
            this.specialisedCare = value;
            return this;
        }

        /** Required: dépistage néonatal. */
        public Builder screened(boolean value) {
            this.screened = value;
            return this;
        }

        /** Required. */
        public Builder feeding(Feeding value) {
            this.feeding = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing what is missing: {@code REQUIRED}
         */
        public Newborn build() {
            new Violations()
                    .require(hearingToRecheck, "hearingToRecheck")
                    .require(diseases, "diseases")
                    .require(specialisedCare, "specialisedCare")
                    .require(screened, "screened")
                    .require(feeding, "feeding")
                    .throwIfAny("Newborn");
            return new Newborn(
                    measurements,
                    Objects.requireNonNull(hearingToRecheck),
                    Objects.requireNonNull(diseases),
                    Optional.ofNullable(otherDisease),
                    Objects.requireNonNull(specialisedCare),
                    Objects.requireNonNull(screened),
                    Objects.requireNonNull(feeding));
        }
    }
}
