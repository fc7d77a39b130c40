package org.segursdk.conformance.checks.indicators;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of DASH that are not a row of {@code rule-checks.yaml}. */
public final class IndicatorsChecks {
    private IndicatorsChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
