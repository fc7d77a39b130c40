package org.segursdk.cda.prescription;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodedValue;

/**
 * An active substance of a medicine. Source: cda §10.3 (pharm:ingredient).
 *
 * @param name the substance
 * @param code EMA SMS ({@code 2.16.840.1.113883.3.6905.2}), if coded
 * @param amount strength, such as 500 {@code mg}, if told; {@code amount} and {@code per} come together
 * @param per what holds that amount: 1 for a unit of the form, or 5 {@code mL}
 */
public record Ingredient(String name, Optional<CodedValue> code, Optional<Quantity> amount, Optional<Quantity> per) {
    public Ingredient {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(per, "per");
    }

    public static Ingredient of(String name) {
        return new Ingredient(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Ingredient withCode(CodedValue value) {
        return new Ingredient(name, Optional.of(value), amount, per);
    }

    public Ingredient withStrength(Quantity value, Quantity in) {
        return new Ingredient(name, code, Optional.of(value), Optional.of(in));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Ingredient[redacted]";
    }
}
