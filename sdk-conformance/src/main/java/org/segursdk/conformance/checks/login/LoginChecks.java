package org.segursdk.conformance.checks.login;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of PSC that are not a row of {@code rule-checks.yaml}. */
public final class LoginChecks {
    private LoginChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
