package org.segursdk.conformance.checks.sending;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of MSSS and MSSC that are not a row of {@code rule-checks.yaml}. */
public final class SendingChecks {
    private SendingChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        SharedMailChecks.all(),
                        CorrespondenceChecks.all(),
                        MailFileChecks.all(),
                        List.of(PfiChecks.check()))
                .flatMap(List::stream)
                .toList();
    }
}
