package org.segursdk.cda.prescription;

import java.util.Objects;
import org.segursdk.cda.Quantity;

/**
 * What is never exceeded. Source: cda §10.3 (maxDoseQuantity).
 *
 * @param amount the amount, such as 4 {@code {tablet}}
 * @param per the time, such as 1 {@code d}
 */
public record MaximumDose(Quantity amount, Quantity per) {
    public MaximumDose {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(per, "per");
    }

    public static MaximumDose perDay(Quantity amount) {
        return new MaximumDose(amount, Quantity.of("1", "d"));
    }
}
