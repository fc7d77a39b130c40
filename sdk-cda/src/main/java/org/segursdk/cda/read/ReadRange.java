package org.segursdk.cda.read;

import java.util.Objects;
import java.util.Optional;

/**
 * A reference range as written ({@code referenceRange/observationRange}). Source: cda §1.1, §8.3.
 *
 * @param value bounds or words, if told
 * @param text range in words, if told
 * @param interpretation what it is the range of, if told
 */
public record ReadRange(Optional<ReadValue> value, Optional<String> text, Optional<ReadCode> interpretation) {
    public ReadRange {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(interpretation, "interpretation");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadRange[redacted]";
    }
}
