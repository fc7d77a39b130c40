package org.segursdk.conformance.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.segursdk.cda.check.CdaChecker;

/** Rules of CDA documents, as {@code sdk-cda} checks them. */
final class CdaRules {
    private CdaRules() {}

    static List<Finding> check(byte[] content) {
        try {
            return CdaChecker.check(new ByteArrayInputStream(content)).stream()
                    .map(f ->
                            new Finding(f.rule(), Severity.valueOf(f.severity().name()), f.path(), f.message()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array always reads
        }
    }
}
