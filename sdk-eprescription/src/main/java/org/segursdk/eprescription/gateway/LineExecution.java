package org.segursdk.eprescription.gateway;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * What became of one line: delivered, whole or in part, as prescribed or changed, or not delivered and why. A change carries the
 * prescriber's agreement and its date. Immutable. Source: eprescription §2 (9).
 */
public final class LineExecution {
    /** How far the line is executed. */
    public enum Fulfilment {
        /** Something of it remains to be delivered. */
        PARTIAL,
        /** Nothing remains. */
        COMPLETE,
        NOT_DELIVERED
    }

    private final String lineId;
    private final Fulfilment fulfilment;
    private final @Nullable BigDecimal quantity;
    private final @Nullable CodedValue product;
    private final @Nullable String substitution;
    private final @Nullable String changedPosology;
    private final @Nullable String notDeliveredBecause;
    private final @Nullable LocalDate agreedOn;
    private final @Nullable LocalDate deliveredOn;

    private LineExecution(Builder builder) {
        this.lineId = builder.lineId;
        this.fulfilment = builder.fulfilment;
        this.quantity = builder.quantity;
        this.product = builder.product;
        this.substitution = builder.substitution;
        this.changedPosology = builder.changedPosology;
        this.notDeliveredBecause = builder.notDeliveredBecause;
        this.agreedOn = builder.agreedOn;
        this.deliveredOn = builder.deliveredOn;
    }

    /**
     * A line delivered whole, or what remained of it.
     *
     * @param lineId see {@link PrescriptionLine#id()}
     * @param quantity number of boxes or units, above zero
     * @param deliveredOn civil date
     */
    public static Builder delivered(String lineId, BigDecimal quantity, LocalDate deliveredOn) {
        return new Builder(lineId, Fulfilment.COMPLETE).quantity(quantity).deliveredOn(deliveredOn);
    }

    /** A line of which something remains to be delivered. */
    public static Builder partlyDelivered(String lineId, BigDecimal quantity, LocalDate deliveredOn) {
        return new Builder(lineId, Fulfilment.PARTIAL).quantity(quantity).deliveredOn(deliveredOn);
    }

    /**
     * A line that is not delivered.
     *
     * @param because in words; the national codes are unknown
     */
    public static Builder notDelivered(String lineId, String because) {
        return new Builder(lineId, Fulfilment.NOT_DELIVERED).notDeliveredBecause(because);
    }

    public String lineId() {
        return lineId;
    }

    public Fulfilment fulfilment() {
        return fulfilment;
    }

    /** Number of boxes or units. */
    public Optional<BigDecimal> quantity() {
        return Optional.ofNullable(quantity);
    }

    /** What was delivered: a CIP, usually. */
    public Optional<CodedValue> product() {
        return Optional.ofNullable(product);
    }

    /** Why another product was delivered: generic, shortage… */
    public Optional<String> substitution() {
        return Optional.ofNullable(substitution);
    }

    /** The posology as changed. */
    public Optional<String> changedPosology() {
        return Optional.ofNullable(changedPosology);
    }

    public Optional<String> notDeliveredBecause() {
        return Optional.ofNullable(notDeliveredBecause);
    }

    /** When the prescriber agreed to the change. */
    public Optional<LocalDate> agreedOn() {
        return Optional.ofNullable(agreedOn);
    }

    public Optional<LocalDate> deliveredOn() {
        return Optional.ofNullable(deliveredOn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineExecution that
                && lineId.equals(that.lineId)
                && fulfilment == that.fulfilment
                && Objects.equals(quantity, that.quantity)
                && Objects.equals(product, that.product)
                && Objects.equals(substitution, that.substitution)
                && Objects.equals(changedPosology, that.changedPosology)
                && Objects.equals(notDeliveredBecause, that.notDeliveredBecause)
                && Objects.equals(agreedOn, that.agreedOn)
                && Objects.equals(deliveredOn, that.deliveredOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lineId, fulfilment, quantity, product, deliveredOn);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "LineExecution[" + fulfilment + "]";
    }

    /** Builds what became of a line. */
    public static final class Builder {
        private final String lineId;
        private final Fulfilment fulfilment;
        private @Nullable BigDecimal quantity;
        private @Nullable CodedValue product;
        private @Nullable String substitution;
        private @Nullable String changedPosology;
        private @Nullable String notDeliveredBecause;
        private @Nullable LocalDate agreedOn;
        private @Nullable LocalDate deliveredOn;

        private Builder(String lineId, Fulfilment fulfilment) {
            this.lineId = Objects.requireNonNull(lineId, "lineId");
            this.fulfilment = fulfilment;
        }

        Builder quantity(BigDecimal value) {
            this.quantity = value.stripTrailingZeros();
            return this;
        }

        Builder deliveredOn(LocalDate value) {
            this.deliveredOn = value;
            return this;
        }

        Builder notDeliveredBecause(String value) {
            this.notDeliveredBecause = value;
            return this;
        }

        /** What was delivered. */
        public Builder product(CodedValue value) {
            this.product = value;
            return this;
        }

        /** Another product than prescribed was delivered, and why. */
        public Builder substituted(String because) {
            this.substitution = because;
            return this;
        }

        /** The posology was changed, with the prescriber's agreement. */
        public Builder changedPosology(String words, LocalDate agreed) {
            this.changedPosology = words;
            this.agreedOn = agreed;
            return this;
        }

        /** When the prescriber agreed to a change. */
        public Builder agreedOn(LocalDate value) {
            this.agreedOn = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}: no line; {@code EPR-EXECUTION-QUANTITY}: none above zero; {@code
         *     EPR-EXECUTION-REASON}: a reason that is blank; {@code EPR-EXECUTION-NOTHING}: nothing is delivered, and yet a product is told
         */
        public LineExecution build() {
            boolean delivered = fulfilment != Fulfilment.NOT_DELIVERED;
            new Violations()
                    .require(lineId, "lineId")
                    .check(
                            quantity == null || quantity.signum() > 0,
                            "quantity",
                            "EPR-EXECUTION-QUANTITY",
                            "la quantité délivrée est positive",
                            "the delivered quantity is positive")
                    .check(
                            said(notDeliveredBecause) && said(substitution) && said(changedPosology),
                            "reason",
                            "EPR-EXECUTION-REASON",
                            "un motif ou une posologie a des mots",
                            "a reason or a posology has words")
                    .check(
                            delivered || product == null && substitution == null && changedPosology == null,
                            "product",
                            "EPR-EXECUTION-NOTHING",
                            "rien n'est délivré : ni produit, ni substitution, ni posologie changée",
                            "nothing is delivered: neither product, substitution nor changed posology")
                    .throwIfAny("LineExecution");
            return new LineExecution(this);
        }

        private static boolean said(@Nullable String words) {
            return words == null || !words.isBlank();
        }
    }
}
