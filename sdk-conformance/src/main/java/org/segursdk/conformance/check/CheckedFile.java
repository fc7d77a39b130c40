package org.segursdk.conformance.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of checking one file.
 *
 * @param file as named by the caller
 * @param kind what it is
 * @param model the content model of a CDA document, such as {@code cda/vsm}; empty for anything else
 * @param findings what is wrong or worth knowing; empty when nothing is
 */
public record CheckedFile(Path file, FileKind kind, String model, List<Finding> findings) {
    public CheckedFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(model, "model");
        findings = List.copyOf(findings);
    }

    /** A file that is no CDA document. */
    public CheckedFile(Path file, FileKind kind, List<Finding> findings) {
        this(file, kind, "", findings);
    }

    /** Whether an error or a warning was found. */
    public boolean hasFindings() {
        return findings.stream().anyMatch(finding -> finding.severity() != Severity.INFO);
    }
}
