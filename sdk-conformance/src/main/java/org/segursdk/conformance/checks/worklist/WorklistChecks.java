package org.segursdk.conformance.checks.worklist;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of WL that are not a row of {@code rule-checks.yaml}. */
public final class WorklistChecks {
    private WorklistChecks() {}

    public static List<Check> all() {
        List<Check> all = new ArrayList<>(List.of(new UnvalidatedReports()));
        all.addAll(ReceivedLists.all());
        all.addAll(Gestures.all());
        return List.copyOf(all);
    }
}
