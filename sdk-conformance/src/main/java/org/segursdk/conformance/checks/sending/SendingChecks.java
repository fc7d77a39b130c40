package org.segursdk.conformance.checks.sending;

import java.util.List;
import org.segursdk.conformance.run.Check;

/** The checks of MSSS and MSSC that are not a row of {@code rule-checks.yaml}. */
public final class SendingChecks {
    private SendingChecks() {}

    public static List<Check> all() {
        return List.of();
    }
}
