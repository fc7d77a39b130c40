package org.segursdk.conformance.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.segursdk.core.error.InvalidInputException;

/**
 * A run as {@code result.json} keeps it, with what a comparison needs and nothing that changes from run to run.
 *
 * @param edition label of the catalogue
 * @param requirements by id
 */
public record RecordedRun(String edition, Map<String, Recorded> requirements) {
    private static final long LARGEST = 64L * 1024 * 1024;

    public RecordedRun {
        requirements = Map.copyOf(requirements);
    }

    /**
     * A requirement as it came out.
     *
     * @param verdict what came out
     * @param conditions what did not hold, without files and places
     * @param evidence digests of what was supplied
     * @param waiver kind and condition of the waiver used; empty without
     */
    public record Recorded(Verdict verdict, Set<String> conditions, Set<String> evidence, String waiver) {
        public Recorded {
            conditions = Set.copyOf(conditions);
            evidence = Set.copyOf(evidence);
        }
    }

    /**
     * Reads a {@code result.json}.
     *
     * @throws InvalidInputException when it is none
     */
    public static RecordedRun read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw wrong();
        }
        try {
            return read(JsonMapper.builder().build().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static InvalidInputException wrong() {
        return InvalidInputException.of(
                "result.json", "", "RESULT-JSON", "ce n'est pas un résultat de ce kit", "not a result of this kit");
    }

    private static RecordedRun read(JsonNode root) {
        if (root == null
                || root.path("schema").asInt() != 1
                || !root.path("requirements").isArray()) {
            throw wrong();
        }
        Map<String, Recorded> requirements = new LinkedHashMap<>();
        for (JsonNode each : root.path("requirements")) {
            Set<String> conditions = new TreeSet<>();
            for (JsonNode check : each.path("checks")) {
                for (JsonNode failure : check.path("failures")) {
                    conditions.add(check.path("id").asText() + "#"
                            + failure.path("condition").asText());
                }
            }
            Set<String> evidence = new TreeSet<>();
            each.path("evidence")
                    .forEach(one -> evidence.add(
                            one.path("sha256").asText() + one.path("name").asText()));
            JsonNode waiver = each.path("waiver");
            String used = waiver.isMissingNode()
                    ? ""
                    : waiver.path("kind").asText() + " "
                            + waiver.path("condition").asText();
            requirements.put(
                    each.path("id").asText(),
                    new Recorded(Verdict.valueOf(each.path("verdict").asText()), conditions, evidence, used));
        }
        return new RecordedRun(root.path("edition").asText(), requirements);
    }

    /**
     * Writes what {@link #read} reads again, a line a requirement in the order of ids: a baseline to check in, which changes only when a
     * verdict, a condition, a piece of evidence or a waiver does.
     */
    public void write(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Recorded> each : new TreeMap<>(requirements).entrySet()) {
            lines.add("  " + mapper.writeValueAsString(line(mapper, each.getKey(), each.getValue())));
        }
        Files.writeString(
                file,
                "{\"schema\":1,\"edition\":" + mapper.writeValueAsString(edition) + ",\"requirements\":[\n"
                        + String.join(",\n", lines) + "\n]}\n");
    }

    private static JsonNode line(JsonMapper mapper, String id, Recorded recorded) {
        ObjectNode line = mapper.createObjectNode()
                .put("id", id)
                .put("verdict", recorded.verdict().name());
        for (String each : new TreeSet<>(recorded.conditions())) {
            String[] parts = each.split("#", 2);
            line.withArray("checks")
                    .addObject()
                    .put("id", parts[0])
                    .withArray("failures")
                    .addObject()
                    .put("condition", parts[1]);
        }
        // Digest and name are told apart by nobody who compares.
        new TreeSet<>(recorded.evidence())
                .forEach(each -> line.withArray("evidence").addObject().put("sha256", each));
        if (!recorded.waiver().isEmpty()) {
            String[] parts = recorded.waiver().split(" ", 2);
            line.putObject("waiver").put("kind", parts[0]).put("condition", parts[1]);
        }
        return line;
    }
}
