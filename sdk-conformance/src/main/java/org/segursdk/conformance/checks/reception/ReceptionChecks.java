package org.segursdk.conformance.checks.reception;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.checks.biology.AbnormalResults;
import org.segursdk.conformance.run.Check;

/** The checks of MSSR that are not a row of {@code rule-checks.yaml}. */
public final class ReceptionChecks {
    private ReceptionChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        ArrivalChecks.all(),
                        FilingChecks.all(),
                        List.<Check>of(new Origins(), new AbnormalResults(), new CareTeam()))
                .flatMap(List::stream)
                .toList();
    }
}
