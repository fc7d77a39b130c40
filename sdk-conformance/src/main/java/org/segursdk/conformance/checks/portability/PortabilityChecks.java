package org.segursdk.conformance.checks.portability;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of PORT that are not a row of {@code rule-checks.yaml}. */
public final class PortabilityChecks {
    private PortabilityChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
