package org.segursdk.cda.check;

import java.util.List;
import java.util.Objects;

/**
 * What a file is and what is wrong with it.
 *
 * @param kind {@code cda/n1}, {@code cda/vsm}, {@code cda/cr-bio}… by content model, {@code cda} for one that is not known,
 *     {@code unknown} for what is no CDA document
 * @param model the publisher's name of the content model and version, such as {@code BIO-CR-BIO_2024.01}; empty without one
 * @param findings in document order within each group of rules; empty when nothing is wrong
 */
public record CdaReport(String kind, String model, List<Finding> findings) {
    public CdaReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(model, "model");
        findings = List.copyOf(findings);
    }

    /** Whether some finding is an error. */
    public boolean hasErrors() {
        for (Finding finding : findings) {
            if (finding.severity() == Finding.Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
