package org.segursdk.conformance.checks.imaging;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of IMG that are not a row of {@code rule-checks.yaml}. */
public final class ImagingChecks {
    private ImagingChecks() {}

    public static List<Check> all() {
        return List.of(new CallWithIns(), new ProvisionalReport());
    }
}
