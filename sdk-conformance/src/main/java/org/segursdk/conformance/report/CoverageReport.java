package org.segursdk.conformance.report;

import java.util.stream.Collectors;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;

/** {@code coverage.csv}: one row for each official reference, with its verdict, its checks, or why there is none. */
final class CoverageReport {
    private CoverageReport() {}

    static String csv(RunResult result) {
        StringBuilder out = new StringBuilder("official;requirement;verdict;checks;reason\r\n");
        for (RequirementResult each : result.requirements()) {
            String checks = each.checks().stream().map(CheckResult::id).collect(Collectors.joining(" "));
            String rest = ";" + each.id() + ";" + each.verdict() + ";" + checks + ";\""
                    + each.why().french().replace("\"", "\"\"") + "\"\r\n";
            each.planned().requirement().origin().references().forEach(reference -> out.append(reference.id())
                    .append(rest));
            if (each.planned().requirement().origin().references().isEmpty()) {
                out.append(rest);
            }
        }
        return out.toString();
    }
}
