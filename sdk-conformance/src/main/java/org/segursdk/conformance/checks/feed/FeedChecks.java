package org.segursdk.conformance.checks.feed;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of DMPA and VIS that are not a row of {@code rule-checks.yaml}. */
public final class FeedChecks {
    private FeedChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
