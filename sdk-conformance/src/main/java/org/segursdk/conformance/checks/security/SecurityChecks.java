package org.segursdk.conformance.checks.security;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of SEC and GEN that are not a row of {@code rule-checks.yaml}. */
public final class SecurityChecks {
    private SecurityChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
