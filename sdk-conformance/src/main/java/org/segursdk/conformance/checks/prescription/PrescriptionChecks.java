package org.segursdk.conformance.checks.prescription;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of EPR that are not a row of {@code rule-checks.yaml}. */
public final class PrescriptionChecks {
    private PrescriptionChecks() {}

    public static List<Check> all() {
        return Stream.concat(Stream.of(new Agreement(), new Deposit(), new YSending()), SheetChecks.all().stream())
                .toList();
    }
}
