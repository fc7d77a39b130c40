package org.segursdk.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Means;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.conformance.run.WaiverOutcome;
import org.segursdk.core.error.LocalizedText;

/**
 * {@code result.json}: schema 1. Sorted; what changes from run to run stands under {@code run} alone. Texts are objects with
 * {@code fr} and {@code en}.
 */
public final class JsonReport {
    private JsonReport() {}

    public static String of(RunResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", 1);
        text(root, "notice", Disclaimer.TEXT);
        root.put("edition", result.plan().catalogue().label());
        product(root.putObject("product"), result);
        ObjectNode counts = root.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.name(), result.counts().getOrDefault(verdict, 0L));
        }
        root.put("clean", result.isClean());
        ArrayNode requirements = root.putArray("requirements");
        result.requirements().forEach(each -> requirements.add(requirement(each)));
        ArrayNode waivers = root.putArray("waivers");
        for (WaiverOutcome each : result.waivers()) {
            ObjectNode waiver = waivers.addObject();
            waiver.put("requirement", each.waiver().requirement());
            each.waiver().condition().ifPresent(condition -> waiver.put("condition", condition));
            waiver.put("kind", each.waiver().kind().name());
            waiver.put("reason", each.waiver().reason());
            waiver.put("owner", each.waiver().owner());
            waiver.put("until", each.waiver().until().toString());
            waiver.put("state", each.state().name());
        }
        ObjectNode run = root.putObject("run");
        run.put("id", result.id());
        run.put("started", result.started().toString());
        run.put("seconds", result.duration().toMillis() / 1000.0);
        run.put("kit", result.kitVersion());
        means(run.putObject("means"), result.means());
        durations(run.putObject("checks"), result);
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void means(ObjectNode node, Means means) {
        node.put("live", means.live());
        means.adapter().ifPresent(name -> node.put("adapter", name));
        node.put("guided", means.guided());
    }

    /** Seconds by check. */
    private static void durations(ObjectNode node, RunResult result) {
        Map<String, Double> seconds = new TreeMap<>();
        result.requirements().stream()
                .flatMap(each -> each.checks().stream())
                .forEach(each -> seconds.put(each.id(), each.duration().toMillis() / 1000.0));
        seconds.forEach(node::put);
    }

    private static void product(ObjectNode node, RunResult result) {
        node.put("name", result.plan().profile().product().name());
        node.put("version", result.plan().profile().product().version());
        node.put("vendor", result.plan().profile().product().vendor());
        ArrayNode types = node.putArray("types");
        result.plan().profile().types().stream()
                .sorted()
                .map(SoftwareType::code)
                .forEach(types::add);
        node.put("wave", result.plan().profile().wave());
    }

    private static ObjectNode requirement(RequirementResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", result.id());
        node.put("domain", result.planned().requirement().domain().code());
        text(node, "title", result.planned().requirement().title());
        node.put("weight", result.planned().weight().name());
        node.put("verdict", result.verdict().name());
        text(node, "why", result.why());
        ArrayNode checks = node.putArray("checks");
        result.checks().forEach(each -> checks.add(check(each)));
        ArrayNode evidence = node.putArray("evidence");
        result.evidence().forEach(each -> evidence.add(evidence(each)));
        result.waiver().ifPresent(waiver -> {
            ObjectNode used = node.putObject("waiver");
            used.put("kind", waiver.kind().name());
            waiver.condition().ifPresent(condition -> used.put("condition", condition));
        });
        return node;
    }

    private static ObjectNode check(CheckResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", result.id());
        node.put("mode", result.mode().name());
        node.put("verdict", result.verdict().name());
        node.put("seen", result.seen().size());
        if (!result.note().isEmpty()) {
            node.put("note", result.note());
        }
        ArrayNode failures = node.putArray("failures");
        for (FailedCondition each : result.failures()) {
            ObjectNode failure = failures.addObject();
            failure.put("condition", each.condition());
            failure.put("effect", each.effect().name());
            failure.put("file", each.location().file());
            if (each.location().line() > 0) {
                failure.put("line", each.location().line());
            }
            failure.put("path", each.location().path());
            text(failure, "message", each.message());
            text(failure, "hint", each.hint());
        }
        return node;
    }

    private static ObjectNode evidence(SuppliedEvidence evidence) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        evidence.proof().ifPresent(proof -> node.put("proof", proof));
        node.put("name", evidence.name());
        node.put("sha256", evidence.sha256());
        node.put("size", evidence.size());
        evidence.review().ifPresent(review -> {
            ObjectNode said = node.putObject("review");
            said.put("accepted", review.accepted());
            said.put("by", review.by());
            said.put("note", review.note());
            said.put("date", review.date().toString());
        });
        return node;
    }

    private static void text(ObjectNode node, String name, LocalizedText text) {
        ObjectNode both = node.putObject(name);
        both.put("fr", text.french());
        both.put("en", text.english());
    }
}
