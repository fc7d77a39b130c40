package org.segursdk.cda.read.biology;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadValue;

/**
 * A reference range as written. Source: cda §8.3.c.
 *
 * @param range bounds, if it has any
 * @param text range in words, if told
 * @param interpretation what it is the range of ({@code N}), if told
 */
public record ReadBioRange(Optional<ReadValue.Range> range, Optional<String> text, Optional<ReadCode> interpretation) {
    public ReadBioRange {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(interpretation, "interpretation");
    }

    /** Whether it is the range of normal values: told so, or not told otherwise. */
    public boolean isNormal() {
        return interpretation
                .flatMap(ReadCode::code)
                .filter(code -> !code.equals("N"))
                .isEmpty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioRange[redacted]";
    }
}
