package org.segursdk.conformance.checks.security;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of SEC and GEN that are not a row of {@code rule-checks.yaml}. */
public final class SecurityChecks {
    private SecurityChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        FlowChecks.all(),
                        AccountChecks.all(),
                        DirectoryAccountChecks.all(),
                        AuthenticatorChecks.all(),
                        List.<Check>of(new AnyProvider(), new ConditionalProfiles()))
                .flatMap(List::stream)
                .toList();
    }
}
