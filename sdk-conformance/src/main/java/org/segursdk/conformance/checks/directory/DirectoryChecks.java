package org.segursdk.conformance.checks.directory;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of ANN that are not a row of {@code rule-checks.yaml}. */
public final class DirectoryChecks {
    private DirectoryChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
