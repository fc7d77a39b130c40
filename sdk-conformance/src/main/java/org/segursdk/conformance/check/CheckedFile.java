package org.segursdk.conformance.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of checking one file.
 *
 * @param file as named by the caller
 * @param kind what it is
 * @param findings what is wrong or worth knowing; empty when nothing is
 */
public record CheckedFile(Path file, FileKind kind, List<Finding> findings) {
    public CheckedFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
        findings = List.copyOf(findings);
    }

    /** Whether an error or a warning was found. */
    public boolean hasFindings() {
        return findings.stream().anyMatch(finding -> finding.severity() != Severity.INFO);
    }
}
