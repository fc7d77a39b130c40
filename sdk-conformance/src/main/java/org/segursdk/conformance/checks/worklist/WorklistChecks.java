package org.segursdk.conformance.checks.worklist;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of WL that are not a row of {@code rule-checks.yaml}. */
public final class WorklistChecks {
    private WorklistChecks() {}

    public static List<Check> all() {
        return List.of(new UnvalidatedReports());
    }
}
