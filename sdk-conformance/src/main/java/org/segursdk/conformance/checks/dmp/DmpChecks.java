package org.segursdk.conformance.checks.dmp;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of DMPC that are not a row of {@code rule-checks.yaml}. */
public final class DmpChecks {
    private DmpChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        AccessChecks.all(),
                        ReadingChecks.all(),
                        List.of(SearchCheck.criteria()),
                        ImportChecks.all(),
                        VersionChecks.all(),
                        BackgroundChecks.all(),
                        NewsChecks.all(),
                        CallChecks.all(),
                        List.<Check>of(new DmpThroughPsc()))
                .flatMap(List::stream)
                .toList();
    }
}
