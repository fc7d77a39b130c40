package org.segursdk.conformance.checks.biology;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of BIO that are not a row of {@code rule-checks.yaml}. */
public final class BiologyChecks {
    private BiologyChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
