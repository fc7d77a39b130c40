package org.segursdk.cda;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Whether the patient is a twin, a triplet… Source: cda §3.1.
 *
 * @param multiple false to say that the patient was born alone
 * @param order rank of birth among them, from 1, if known
 */
public record MultipleBirth(boolean multiple, OptionalInt order) {
    public MultipleBirth {
        Objects.requireNonNull(order, "order");
    }

    public static MultipleBirth single() {
        return new MultipleBirth(false, OptionalInt.empty());
    }

    public static MultipleBirth ofUnknownOrder() {
        return new MultipleBirth(true, OptionalInt.empty());
    }

    public static MultipleBirth of(int order) {
        return new MultipleBirth(true, OptionalInt.of(order));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MultipleBirth[redacted]";
    }
}
