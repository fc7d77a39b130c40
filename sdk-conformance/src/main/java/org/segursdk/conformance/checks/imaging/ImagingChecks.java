package org.segursdk.conformance.checks.imaging;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of IMG that are not a row of {@code rule-checks.yaml}. */
public final class ImagingChecks {
    private ImagingChecks() {}

    public static List<Check> all() {
        return Stream.<Check>concat(ReportFiles.all().stream(), Stream.of(new CallWithIns(), new ProvisionalReport()))
                .toList();
    }
}
