package org.segursdk.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.evidence.EvidencePackage;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.error.InvalidInputException;

/** Seals the reports of a run, once nothing required is open any more. */
public final class RunSeal {
    private final Path report;
    private final JsonNode result;

    private RunSeal(Path report, JsonNode result) {
        this.report = report;
        this.result = result;
    }

    /**
     * Reads the folder of reports of a run.
     *
     * @throws InvalidInputException when it holds none
     */
    public static RunSeal of(Path report) throws IOException {
        Path file = report.resolve(RunReports.RESULT);
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.of(
                    RunReports.RESULT, "", "RESULT-JSON", "aucun résultat dans ce dossier", "no result in this folder");
        }
        RecordedRun.read(file);
        return new RunSeal(report, JsonMapper.builder().build().readTree(file.toFile()));
    }

    /** Ids of the required requirements that keep the run from being sealed, and of waivers that do not serve. */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        for (JsonNode each : result.path("requirements")) {
            boolean required = each.path("weight").asText().equals("REQUIRED");
            if (required && Verdict.valueOf(each.path("verdict").asText()).isOpen()) {
                open.add(each.path("id").asText());
            }
        }
        for (JsonNode each : result.path("waivers")) {
            if (!each.path("state").asText().equals("USED")) {
                open.add("waiver " + each.path("requirement").asText());
            }
        }
        return open;
    }

    /** Whether something fails, rather than being incomplete. */
    public boolean fails() {
        for (JsonNode each : result.path("requirements")) {
            boolean required = each.path("weight").asText().equals("REQUIRED");
            if (required && Verdict.valueOf(each.path("verdict").asText()).compareTo(Verdict.FAIL) <= 0) {
                return true;
            }
        }
        return open().stream().anyMatch(each -> each.startsWith("waiver "));
    }

    /**
     * Packs reports and supplied evidence.
     *
     * @return the root digest
     */
    public String seal(Path target, EvidenceFolder evidence) throws IOException {
        if (!open().isEmpty()) {
            throw new IllegalStateException("the run is not finished");
        }
        Map<String, String> about = new LinkedHashMap<>();
        about.put("edition", result.path("edition").asText());
        about.put("product", result.path("product").path("name").asText());
        about.put("version", result.path("product").path("version").asText());
        about.put("run", result.path("run").path("id").asText());
        about.put("kit", result.path("run").path("kit").asText());
        about.put("clean", Boolean.toString(result.path("clean").asBoolean()));
        about.put("notice", result.path("notice").path("fr").asText());
        Map<String, EvidencePackage.Source> entries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(report)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> entries.put(
                            report.relativize(file).toString().replace('\\', '/'), out -> Files.copy(file, out)));
        }
        for (SuppliedEvidence each : evidence.read()) {
            Optional<Path> file = evidence.file(each);
            if (file.isPresent()) {
                entries.put(
                        "supplied/" + each.requirement() + "/" + each.sha256().substring(0, 12) + "-" + each.name(),
                        out -> Files.copy(file.get(), out));
            }
        }
        return EvidencePackage.seal(target, about, entries);
    }
}
