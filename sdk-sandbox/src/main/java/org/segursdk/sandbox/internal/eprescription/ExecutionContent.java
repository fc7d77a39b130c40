package org.segursdk.sandbox.internal.eprescription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An execution, checked.
 *
 * @param json as it came
 * @param id drawn by the caller
 * @param number of the prescription
 * @param lines ids of the lines dealt with
 * @param finished those of which nothing remains
 */
record ExecutionContent(Map<?, ?> json, String id, String number, List<String> lines, List<String> finished) {
    private static final Set<String> FULFILMENTS = Set.of("PARTIAL", "COMPLETE", "NOT_DELIVERED");

    static ExecutionContent of(Fields execution) throws Refusal {
        execution.only("id", "number", "executedAt", "executant", "lines");
        execution.instant("executedAt");
        execution.optional("executant");
        List<String> ids = new ArrayList<>();
        List<String> finished = new ArrayList<>();
        for (Object each : execution.list("lines")) {
            Fields line = Fields.of("lines", each);
            String id = line(line);
            ids.add(id);
            if (line.text("fulfilment").equals("COMPLETE")) {
                finished.add(id);
            }
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            throw Refusal.bad("a line twice");
        }
        return new ExecutionContent(
                execution.map(),
                execution.matching("id", "[0-9A-Za-z._:-]{1,64}"),
                execution.matching("number", Content.NUMBER),
                List.copyOf(ids),
                List.copyOf(finished));
    }

    private static String line(Fields line) throws Refusal {
        line.only(
                "line",
                "fulfilment",
                "quantity",
                "product",
                "productSystem",
                "productName",
                "substitution",
                "posology",
                "because",
                "agreedOn",
                "deliveredOn");
        String fulfilment = line.text("fulfilment");
        if (!FULFILMENTS.contains(fulfilment)) {
            throw Refusal.bad("not a fulfilment");
        }
        if (fulfilment.equals("NOT_DELIVERED")) {
            line.text("because");
        } else {
            line.matching("quantity", "[0-9]{1,9}(\\.[0-9]{1,6})?");
            line.matching("deliveredOn", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
        }
        if (line.has("posology")) {
            line.text("agreedOn");
        }
        return line.text("line");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ExecutionContent[redacted]";
    }
}
