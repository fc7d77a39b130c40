package org.segursdk.cda.check;

import java.util.List;
import java.util.Objects;

/**
 * What a file is and what is wrong with it.
 *
 * @param kind {@code cda/n1}, {@code cda/vsm}, {@code cda} for another model, {@code unknown} for what is no CDA document
 * @param findings in document order within each group of rules; empty when nothing is wrong
 */
public record CdaReport(String kind, List<Finding> findings) {
    public CdaReport {
        Objects.requireNonNull(kind, "kind");
        findings = List.copyOf(findings);
    }
}
