package org.segursdk.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;

/** SARIF 2.1.0 for code review: one result for each condition that does not hold on a file; the rule is the requirement. */
public final class SarifReport {
    private SarifReport() {}

    public static String of(RunResult result, Locale locale) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "segur-kit");
        driver.put("version", result.kitVersion());
        driver.putObject("fullDescription").put("text", Disclaimer.TEXT.in(locale));
        ArrayNode rules = driver.putArray("rules");
        ArrayNode results = run.putArray("results");
        for (RequirementResult each : result.requirements()) {
            if (each.failures().isEmpty()) {
                continue;
            }
            ObjectNode rule = rules.addObject();
            rule.put("id", each.id());
            rule.putObject("shortDescription")
                    .put("text", each.planned().requirement().title().in(locale));
            rule.putObject("fullDescription")
                    .put("text", each.planned().requirement().asks().in(locale));
            for (CheckResult check : each.checks()) {
                check.failures().forEach(failure -> results.add(result(each, check, failure, locale)));
            }
        }
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode result(
            RequirementResult requirement, CheckResult check, FailedCondition failure, Locale locale) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ruleId", requirement.id());
        node.put("level", level(requirement, failure));
        String hint = failure.hint().in(locale);
        node.putObject("message").put("text", failure.message().in(locale) + (hint.isEmpty() ? "" : ". " + hint));
        if (!failure.location().file().isEmpty()) {
            ObjectNode location = node.putArray("locations").addObject();
            ObjectNode physical = location.putObject("physicalLocation");
            physical.putObject("artifactLocation")
                    .put("uri", uri(failure.location().file()));
            if (failure.location().line() > 0) {
                physical.putObject("region").put("startLine", failure.location().line());
            }
            if (!failure.location().path().isEmpty()) {
                location.putArray("logicalLocations")
                        .addObject()
                        .put("fullyQualifiedName", failure.location().path());
            }
        }
        node.putObject("partialFingerprints")
                .put(
                        "condition/v1",
                        check.id() + "#" + failure.condition() + "#"
                                + failure.location().place());
        return node;
    }

    private static String level(RequirementResult requirement, FailedCondition failure) {
        if (requirement.verdict() == Verdict.WAIVED) {
            return "note";
        }
        boolean error = failure.effect() == FailedCondition.Effect.FAILURE && requirement.isRequired();
        return error ? "error" : "warning";
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, "/" + file, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a relative path always makes an address", e);
        }
    }
}
