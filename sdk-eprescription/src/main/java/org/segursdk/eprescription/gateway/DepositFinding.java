package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the base holds under the number of a deposit whose answer was lost. */
public sealed interface DepositFinding {
    /**
     * The base holds this prescription: it is deposited.
     *
     * @param receipt made from what the base tells
     */
    record Same(DepositReceipt receipt) implements DepositFinding {
        public Same {
            Objects.requireNonNull(receipt, "receipt");
        }
    }

    /** The base holds another prescription under that number: ours is not deposited and must not be. */
    record Other() implements DepositFinding {}

    /** The base holds nothing under that number: the same may be deposited again. */
    record Absent() implements DepositFinding {}

    default <T> T match(Function<DepositReceipt, T> same, Supplier<T> other, Supplier<T> absent) {
        if (this instanceof Same found) {
            return same.apply(found.receipt());
        }
        return this instanceof Other ? other.get() : absent.get();
    }
}
