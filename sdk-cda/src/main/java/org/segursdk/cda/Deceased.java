package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;

/**
 * The patient is dead. Source: cda §3.1.
 *
 * @param on when, as far as it is known
 */
public record Deceased(Optional<ClinicalDate> on) {
    public Deceased {
        Objects.requireNonNull(on, "on");
    }

    public static Deceased atUnknownDate() {
        return new Deceased(Optional.empty());
    }

    public static Deceased on(ClinicalDate date) {
        return new Deceased(Optional.of(date));
    }
}
