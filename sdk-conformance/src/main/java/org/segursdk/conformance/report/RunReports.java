package org.segursdk.conformance.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.segursdk.conformance.evidence.Redactor;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.error.LocalizedText;

/** Writes all reports of a run into a folder. */
public final class RunReports {
    /** Name of the JSON report. */
    public static final String RESULT = "result.json";

    private RunReports() {}

    /**
     * Writes {@code result.json}, {@code summary.html} and {@code summary.en.html}, {@code junit.xml}, {@code findings.sarif},
     * {@code summary.md}, {@code official/convergence.xlsx} and {@code .csv}, {@code coverage.csv}.
     *
     * @param locale of the texts for CI servers
     */
    public static void write(RunResult result, Path folder, Locale locale) throws IOException {
        Files.createDirectories(folder.resolve("official"));
        text(folder, RESULT, JsonReport.of(result));
        text(folder, "summary.html", HtmlReport.of(result, Locale.FRENCH, new Redactor()));
        text(folder, "summary.en.html", HtmlReport.of(result, Locale.ENGLISH, new Redactor()));
        text(folder, "junit.xml", JUnitReport.of(result, locale));
        text(folder, "findings.sarif", SarifReport.of(result, locale));
        text(folder, "summary.md", summary(result, locale));
        text(folder, "coverage.csv", CoverageReport.csv(result));
        text(folder, "official/convergence.csv", ConvergenceSheet.csv(result));
        try (OutputStream out = Files.newOutputStream(folder.resolve("official/convergence.xlsx"))) {
            ConvergenceSheet.writeXlsx(result, out);
        }
    }

    private static void text(Path folder, String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    /** Totals and what fails, in a few lines. */
    public static String summary(RunResult result, Locale locale) {
        StringBuilder text = new StringBuilder();
        result.counts().forEach((verdict, count) -> text.append("- ")
                .append(verdict.title().in(locale))
                .append(": ")
                .append(count)
                .append('\n'));
        for (RequirementResult each : result.requirements()) {
            if (each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR) {
                text.append("- ")
                        .append(each.id())
                        .append(" ")
                        .append(each.planned().requirement().title().in(locale))
                        .append(": ")
                        .append(each.why().in(locale))
                        .append('\n');
            }
        }
        result.waivers().stream()
                .filter(each -> each.state() != org.segursdk.conformance.run.WaiverOutcome.State.USED)
                .forEach(each -> text.append("- ")
                        .append(LocalizedText.of("dérogation à retirer : ", "waiver to remove: ")
                                .in(locale))
                        .append(each.waiver().requirement())
                        .append('\n'));
        return text.toString();
    }
}
