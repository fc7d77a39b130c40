package org.segursdk.cda.prescription;

import java.util.Objects;

/**
 * A posology told in words only (posologie non structurée).
 *
 * @param text the prescriber's words
 */
public record WordedPosology(String text) implements Posology {
    public WordedPosology {
        Objects.requireNonNull(text, "text");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "WordedPosology[redacted]";
    }
}
