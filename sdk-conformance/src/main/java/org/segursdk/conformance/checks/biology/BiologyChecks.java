package org.segursdk.conformance.checks.biology;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of BIO that are not a row of {@code rule-checks.yaml}. */
public final class BiologyChecks {
    private BiologyChecks() {}

    public static List<Check> all() {
        return Stream.of(BiologyFiles.all(), ReviewChecks.all(), LaboratoryChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
