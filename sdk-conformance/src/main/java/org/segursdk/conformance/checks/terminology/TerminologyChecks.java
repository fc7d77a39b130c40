package org.segursdk.conformance.checks.terminology;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of ERGO that are not a row of {@code rule-checks.yaml}. */
public final class TerminologyChecks {
    private TerminologyChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
