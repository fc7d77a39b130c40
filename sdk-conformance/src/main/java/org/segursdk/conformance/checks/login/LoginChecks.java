package org.segursdk.conformance.checks.login;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of PSC. */
public final class LoginChecks {
    private LoginChecks() {}

    public static List<Check> all() {
        return Stream.of(PscChecks.all(), List.<Check>of(new OneSession()))
                .flatMap(List::stream)
                .toList();
    }
}
