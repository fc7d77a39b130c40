package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;

/**
 * A measured vital sign. Source: cda §6.12.
 *
 * @param kind what was measured
 * @param value in one of the units of the kind
 * @param measured when, if known
 */
public record VitalSign(VitalSignKind kind, Quantity value, Optional<ClinicalDate> measured) {
    public VitalSign {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(measured, "measured");
    }

    public static VitalSign of(VitalSignKind kind, Quantity value, ClinicalDate measured) {
        return new VitalSign(kind, value, Optional.of(measured));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "VitalSign[" + kind + "]";
    }
}
