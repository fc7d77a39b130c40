package org.segursdk.conformance.checks.prescription;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of EPR that are not a row of {@code rule-checks.yaml}. */
public final class PrescriptionChecks {
    private PrescriptionChecks() {}

    public static List<Check> all() {
        return List.of(new Agreement(), new Deposit());
    }
}
