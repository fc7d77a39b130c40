package org.segursdk.conformance.checks.identity;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of INS that are not a row of {@code rule-checks.yaml}. */
public final class IdentityChecks {
    private IdentityChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        TraitChecks.all(),
                        StatusChecks.all(),
                        InsiChecks.all(),
                        AnswerChecks.all(),
                        exchanges(),
                        Hl7IdentityChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Identities that come from elsewhere, go elsewhere, or are verified. */
    static List<Check> exchanges() {
        return Stream.of(
                        VerificationChecks.all(),
                        ForeignChecks.all(),
                        List.<Check>of(new DisclosureCheck(), new InsiThroughPsc()))
                .flatMap(List::stream)
                .toList();
    }
}
