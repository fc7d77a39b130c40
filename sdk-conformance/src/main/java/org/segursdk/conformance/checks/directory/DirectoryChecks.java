package org.segursdk.conformance.checks.directory;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of ANN that are not a row of {@code rule-checks.yaml}. */
public final class DirectoryChecks {
    private DirectoryChecks() {}

    public static List<Check> all() {
        List<Check> all = new ArrayList<>(IntegrationChecks.all());
        all.addAll(LookupChecks.all());
        return List.copyOf(all);
    }
}
