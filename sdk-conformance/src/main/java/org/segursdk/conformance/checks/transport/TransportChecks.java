package org.segursdk.conformance.checks.transport;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of MSST that are not a row of {@code rule-checks.yaml}. */
public final class TransportChecks {
    private TransportChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
