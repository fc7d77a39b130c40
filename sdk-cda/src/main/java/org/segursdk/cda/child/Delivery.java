package org.segursdk.cda.child;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * Labour and delivery. Source: CSE-CS8 2024.01, FR-Travail-et-accouchement.
 *
 * @param foetuses how many
 * @param gestationalWeeks completed weeks of amenorrhoea
 * @param presentation how the child presented itself
 * @param birthRank rank of the child, when there were several
 * @param earlyRupture membranes ruptured more than 12 hours before
 * @param labour how it began
 * @param analgesia during the labour
 * @param method how the child was born
 * @param caesareanCause why, when by caesarean
 */
public record Delivery(
        int foetuses,
        int gestationalWeeks,
        Presentation presentation,
        Optional<Integer> birthRank,
        boolean earlyRupture,
        Labour labour,
        Analgesia analgesia,
        Method method,
        Optional<CaesareanCause> caesareanCause) {
    /** JDV_TypePres. */
    public enum Presentation {
        VERTEX,
        BREECH,
        OTHER
    }

    /** JDV_ModeDebutTravail. */
    public enum Labour {
        SPONTANEOUS,
        INDUCED,
        CAESAREAN
    }

    /** JDV_TypeAnalgesie. */
    public enum Analgesia {
        NONE,
        EPIDURAL,
        SPINAL,
        GENERAL,
        OTHER
    }

    /** JDV_MethodeAccouchement. */
    public enum Method {
        VAGINAL,
        VAGINAL_WITH_INSTRUMENTS,
        PLANNED_CAESAREAN,
        CAESAREAN_DURING_LABOUR
    }

    /** JDV_CauseCesarienne. */
    public enum CaesareanCause {
        MATERNAL,
        FOETAL,
        BOTH
    }

    public Delivery {
        Objects.requireNonNull(presentation, "presentation");
        Objects.requireNonNull(birthRank, "birthRank");
        Objects.requireNonNull(labour, "labour");
        Objects.requireNonNull(analgesia, "analgesia");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(caesareanCause, "caesareanCause");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Delivery[redacted]";
    }

    /** Builds it. */
    public static final class Builder {
        private int foetuses = 1;
        private @Nullable Integer birthRank;
        private @Nullable Integer gestationalWeeks;
        private @Nullable Presentation presentation;
        private @Nullable Boolean earlyRupture;
        private @Nullable Labour labour;
        private @Nullable Analgesia analgesia;
        private @Nullable Method method;
        private @Nullable CaesareanCause caesareanCause;

        private Builder() {}

        /** Several children, and the rank of this one among them; one unless said. */
        public Builder multiple(int children, int rank) {
            this.foetuses = children;
            this.birthRank = rank;
            return this;
        }

        /** Required: completed weeks of amenorrhoea. */
        public Builder gestationalWeeks(int value) {
            this.gestationalWeeks = value;
            return this;
        }

        /** Required. */
        public Builder presentation(Presentation value) {
            this.presentation = value;
            return this;
        }

        /** Required: membranes ruptured more than 12 hours before. */
        public Builder earlyRupture(boolean value) {
            this.earlyRupture = value;
            return this;
        }

        /** Required: how the labour began. */
        public Builder labour(Labour value) {
            this.labour = value;
            return this;
        }

        /** Required. */
        public Builder analgesia(Analgesia value) {
            this.analgesia = value;
            return this;
        }

        /** Required. */
        public Builder method(Method value) {
            this.method = value;
            return this;
        }

        /** For a caesarean only. */
        public Builder caesareanCause(CaesareanCause value) {
            this.caesareanCause = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing what is missing: {@code REQUIRED}
         */
        public Delivery build() {
            new Violations()
                    .require(gestationalWeeks, "gestationalWeeks")
                    .require(presentation, "presentation")
                    .require(earlyRupture, "earlyRupture")
                    .require(labour, "labour")
                    .require(analgesia, "analgesia")
                    .require(method, "method")
                    .throwIfAny("Delivery");
            return new Delivery(
                    foetuses,
                    Objects.requireNonNull(gestationalWeeks),
                    Objects.requireNonNull(presentation),
                    Optional.ofNullable(birthRank),
                    Objects.requireNonNull(earlyRupture),
                    Objects.requireNonNull(labour),
                    Objects.requireNonNull(analgesia),
                    Objects.requireNonNull(method),
                    Optional.ofNullable(caesareanCause));
        }
    }
}
