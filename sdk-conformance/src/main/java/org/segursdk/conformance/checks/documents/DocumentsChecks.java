package org.segursdk.conformance.checks.documents;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of CDA that are not a row of {@code rule-checks.yaml}. */
public final class DocumentsChecks {
    private DocumentsChecks() {}

    public static List<Check> all() {
        return Stream.of(DisplayChecks.all(), PreventionChecks.all(), VaccinationChecks.all(), PaperChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
