package org.segursdk.conformance.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.CdaReport;
import org.segursdk.conformance.official.OfficialRules;
import org.segursdk.core.error.LocalizedText;

/** Rules of CDA documents, as {@code sdk-cda} checks them. */
final class CdaRules {
    private static final LocalizedText SCHEMA =
            LocalizedText.of("refusé par le schéma officiel", "refused by the official schema");

    private CdaRules() {}

    /** @param model its content model, such as {@code cda/vsm} */
    record Seen(String model, List<Finding> findings) {}

    static List<Finding> check(byte[] content, CheckOptions options) {
        return look(content, options).findings();
    }

    static Seen look(byte[] content, CheckOptions options) {
        CdaReport report = inspect(content);
        List<Finding> findings = new ArrayList<>(report.findings().size());
        report.findings()
                .forEach(f -> findings.add(
                        new Finding(f.rule(), Severity.valueOf(f.severity().name()), f.path(), f.message())));
        if (options.pdf()) {
            findings.addAll(PdfRules.check(content));
        }
        options.official().ifPresent(rules -> findings.addAll(official(rules, content, report.model())));
        return new Seen(report.kind(), findings);
    }

    private static CdaReport inspect(byte[] content) {
        try {
            return CdaChecker.inspect(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array always reads
        }
    }

    private static List<Finding> official(OfficialRules rules, byte[] content, String model) {
        try {
            return rules.check(content, model).stream()
                    .map(f -> new Finding(
                            "OFFICIAL-" + f.profile(),
                            Severity.valueOf(f.severity().toUpperCase(Locale.ROOT)),
                            f.path(),
                            // the publisher's words; those of the schema may quote the document and are left out
                            f.profile().equals("XSD") ? SCHEMA : LocalizedText.of(f.text(), f.text())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
