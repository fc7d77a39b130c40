package org.segursdk.cda.child;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Quantity;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The pregnancies of the mother, this one included, and how this one was followed. Source: CSE-CS8 2024.01,
 * FR-Historique-des-grossesses and FR-Examens-Surveillance-Prenataux.
 *
 * @param gravidity number of pregnancies, this one included
 * @param parity number of deliveries, this one included
 * @param bornPreterm children born before 37 weeks
 * @param bornUnder2500Grams children of less than 2 500 g at birth
 * @param stillborn children born dead
 * @param deceasedBefore28Days children born alive who died before 28 days
 * @param earlierCaesarean whether there was a caesarean before
 * @param firstVisit when the pregnancy was declared
 * @param weightBefore weight of the mother before, in kg or g, if known
 * @param height height of the mother, in cm or m, if known
 * @param preeclampsia whether there was
 * @param hypertension whether there was, and whether it was treated
 * @param diabetes diabetes that came with the pregnancy
 * @param otherDisease another disease, in words, if there was
 * @param hospitalDays days in hospital, at home included; zero when there were none
 * @param hospitalReason why, when there were
 * @param trisomy21Screening whether blood was tested
 * @param ultrasounds how many
 * @param morphologyUltrasound whether one was
 * @param earlyInterview entretien prénatal précoce
 * @param hepatitisB outcome of the search for the antigen HBs
 */
public record Pregnancy(
        int gravidity,
        int parity,
        int bornPreterm,
        int bornUnder2500Grams,
        int stillborn,
        int deceasedBefore28Days,
        boolean earlierCaesarean,
        FirstVisit firstVisit,
        Optional<Quantity> weightBefore,
        Optional<Quantity> height,
        boolean preeclampsia,
        Hypertension hypertension,
        boolean diabetes,
        Optional<String> otherDisease,
        int hospitalDays,
        Optional<HospitalReason> hospitalReason,
        boolean trisomy21Screening,
        int ultrasounds,
        boolean morphologyUltrasound,
        boolean earlyInterview,
        HepatitisB hepatitisB) {
    /** When the pregnancy was declared (JDV_DateCons). */
    public enum FirstVisit {
        FIRST_TRIMESTER,
        SECOND_TRIMESTER,
        THIRD_TRIMESTER,
        NEVER
    }

    /** High blood pressure that came with the pregnancy (JDV_Traite_NonTraite). */
    public enum Hypertension {
        NONE,
        TREATED,
        UNTREATED
    }

    /** Why the mother was in hospital (JDV_MotifHospitalisationCSE). */
    public enum HospitalReason {
        LOW_FOETAL_WEIGHT,
        HYPERTENSION,
        FALSE_LABOUR,
        OTHER
    }

    /** Antigen HBs (JDV_RechAgHbS). */
    public enum HepatitisB {
        POSITIVE,
        NEGATIVE,
        NOT_DONE
    }

    public Pregnancy {
        Objects.requireNonNull(firstVisit, "firstVisit");
        Objects.requireNonNull(weightBefore, "weightBefore");
        Objects.requireNonNull(height, "height");
        Objects.requireNonNull(hypertension, "hypertension");
        Objects.requireNonNull(otherDisease, "otherDisease");
        Objects.requireNonNull(hospitalReason, "hospitalReason");
        Objects.requireNonNull(hepatitisB, "hepatitisB");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Pregnancy[redacted]";
    }

    /** Builds it; what is not known must be asked: only weight, height and other diseases may be left out. */
    public static final class Builder {
        private @Nullable Integer gravidity;
        private @Nullable Integer parity;
        private int bornPreterm;
        private int bornUnder2500Grams;
        private int stillborn;
        private int deceasedBefore28Days;
        private @Nullable Boolean earlierCaesarean;
        private @Nullable FirstVisit firstVisit;
        private @Nullable Quantity weightBefore;
        private @Nullable Quantity height;
        private @Nullable Boolean preeclampsia;
        private @Nullable Hypertension hypertension;
        private @Nullable Boolean diabetes;
        private @Nullable String otherDisease;
        private int hospitalDays;
        private @Nullable HospitalReason hospitalReason;
        private @Nullable Boolean trisomy21Screening;
        private @Nullable Integer ultrasounds;
        private @Nullable Boolean morphologyUltrasound;
        private @Nullable Boolean earlyInterview;
        private @Nullable HepatitisB hepatitisB;

        private Builder() {}

        /** Required: gestité and parité, this pregnancy included. */
        public Builder counts(int pregnancies, int deliveries) {
            this.gravidity = pregnancies;
            this.parity = deliveries;
            return this;
        }

        /** Children born before 37 weeks; zero unless said. */
        public Builder bornPreterm(int value) {
            this.bornPreterm = value;
            return this;
        }

        /** Children of less than 2 500 g at birth; zero unless said. */
        public Builder bornUnder2500Grams(int value) {
            this.bornUnder2500Grams = value;
            return this;
        }

        /** Children born dead; zero unless said. */
        public Builder stillborn(int value) {
            this.stillborn = value;
            return this;
        }

        /** Children born alive who died before 28 days; zero unless said. */
        public Builder deceasedBefore28Days(int value) {
            this.deceasedBefore28Days = value;
            return this;
        }

        /** Required. */
        public Builder earlierCaesarean(boolean value) {
            this.earlierCaesarean = value;
            return this;
        }

        /** Required. */
        public Builder firstVisit(FirstVisit value) {
            this.firstVisit = value;
            return this;
        }

        /** In kg or g. */
        public Builder weightBefore(Quantity value) {
            this.weightBefore = value;
            return this;
        }

        /** In cm or m. */
        public Builder height(Quantity value) {
            this.height = value;
            return this;
        }

        /** Required. */
        public Builder preeclampsia(boolean value) {
            this.preeclampsia = value;
            return this;
        }

        /** Required. */
        public Builder hypertension(Hypertension value) {
            this.hypertension = value;
            return this;
        }

        /** Required. */
        public Builder diabetes(boolean value) {
            this.diabetes = value;
            return this;
        }

        public Builder otherDisease(String value) {
            this.otherDisease = value;
            return this;
        }

        /** Days in hospital and why; none unless said. */
        public Builder hospital(int days, HospitalReason reason) {
            this.hospitalDays = days;
            this.hospitalReason = reason;
            return this;
        }

        /** Required. */
        public Builder trisomy21Screening(boolean value) {
            this.trisomy21Screening = value;
            return this;
        }

        /** Required: how many, and whether one was of the morphology. */
        public Builder ultrasounds(int number, boolean morphology) {
            this.ultrasounds = number;
            this.morphologyUltrasound = morphology;
            return this;
        }

        /** Required. */
        public Builder earlyInterview(boolean value) {
            this.earlyInterview = value;
            return this;
        }

        /** Required. */
        public Builder hepatitisB(HepatitisB value) {
            this.hepatitisB = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing what is missing: {@code REQUIRED}
         */
        public Pregnancy build() {
            new Violations()
                    .require(gravidity, "counts")
                    .require(earlierCaesarean, "earlierCaesarean")
                    .require(firstVisit, "firstVisit")
                    .require(preeclampsia, "preeclampsia")
                    .require(hypertension, "hypertension")
                    .require(diabetes, "diabetes")
                    .require(trisomy21Screening, "trisomy21Screening")
                    .require(ultrasounds, "ultrasounds")
                    .require(earlyInterview, "earlyInterview")
                    .require(hepatitisB, "hepatitisB")
                    .throwIfAny("Pregnancy");
            return new Pregnancy(
                    Objects.requireNonNull(gravidity),
                    Objects.requireNonNull(parity),
                    bornPreterm,
                    bornUnder2500Grams,
                    stillborn,
                    deceasedBefore28Days,
                    Objects.requireNonNull(earlierCaesarean),
                    Objects.requireNonNull(firstVisit),
                    Optional.ofNullable(weightBefore),
                    Optional.ofNullable(height),
                    Objects.requireNonNull(preeclampsia),
                    Objects.requireNonNull(hypertension),
                    Objects.requireNonNull(diabetes),
                    Optional.ofNullable(otherDisease),
                    hospitalDays,
                    Optional.ofNullable(hospitalReason),
                    Objects.requireNonNull(trisomy21Screening),
                    Objects.requireNonNull(ultrasounds),
                    Objects.requireNonNull(morphologyUltrasound),
                    Objects.requireNonNull(earlyInterview),
                    Objects.requireNonNull(hepatitisB));
        }
    }
}
