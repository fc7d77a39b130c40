package org.segursdk.conformance.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.CdaReport;
import org.segursdk.cda.check.Finding;
import org.segursdk.conformance.official.OfficialRules;

/**
 * How far the linter agrees with the publisher's rules: official examples are broken in one place each, and both judge them.
 * {@code CDA_OFFICIAL} names a checkout of {@code ansforge/TestContenuCDA-3-0}; {@code CDA_AGREEMENT_SEED} and
 * {@code CDA_AGREEMENT_COUNT} choose other and more documents. The table goes to {@code target/agreement.md}.
 */
@EnabledIfEnvironmentVariable(
        named = "CDA_OFFICIAL",
        matches = ".+",
        disabledReason = "CDA_OFFICIAL names no checkout of ansforge/TestContenuCDA-3-0")
class AgreementTest {
    private static final long LARGEST = 150_000;
    private static final double SHARE = 0.98;

    private static final class Tally {
        int broken;
        int refused;
        int found;
        int oursAlone;

        void add(boolean refusedByThem, boolean refusedByUs) {
            broken++;
            refused += refusedByThem ? 1 : 0;
            found += refusedByThem && refusedByUs ? 1 : 0;
            oursAlone += !refusedByThem && refusedByUs ? 1 : 0;
        }

        String row(String model) {
            return "| " + model + " | " + broken + " | " + refused + " | " + found + " | " + oursAlone + " |\n";
        }
    }

    private final Path checkout = Path.of(System.getenv("CDA_OFFICIAL"));
    private final Map<String, Tally> models = new TreeMap<>();
    private final Tally all = new Tally();
    private final List<String> missed = new ArrayList<>();

    @Test
    void brokenExamples_whatTheyRefuse_weTell() throws Exception {
        OfficialRules official = OfficialRules.open(checkout, OfficialRules.defaultCache());
        long seed = number("CDA_AGREEMENT_SEED", 1);
        int count = (int) number("CDA_AGREEMENT_COUNT", 40);
        List<Path> examples = examples();
        for (int i = 0; i < count; i++) {
            Path example = examples.get((int) ((long) i * examples.size() / count));
            byte[] sound = Files.readAllBytes(example);
            CdaReport report = report(sound);
            if (refused(official, sound, report)) {
                continue; // some examples break the rules they are published with
            }
            assertThat(errors(report)).as(example.getFileName().toString()).isEmpty();
            judge(official, report.model(), Mutants.of(sound, seed + i), example);
        }
        write();
        assertThat((double) all.found).as(missed.toString()).isGreaterThanOrEqualTo(SHARE * all.refused);
    }

    private void judge(OfficialRules official, String model, Mutants.Mutant mutant, Path example) throws IOException {
        CdaReport report = report(mutant.xml());
        boolean theirs = refused(official, mutant.xml(), report);
        boolean ours = !errors(report).isEmpty();
        all.add(theirs, ours);
        models.computeIfAbsent(model.isEmpty() ? report.kind() : model, key -> new Tally())
                .add(theirs, ours);
        if (theirs && !ours) {
            missed.add(example.getFileName() + " " + mutant.kind() + " " + mutant.place());
        }
    }

    private List<Path> examples() throws IOException {
        List<Path> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(checkout.resolve("ExemplesCDA"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".xml") && Files.size(file) < LARGEST) {
                    examples.add(file);
                }
            }
        }
        return examples;
    }

    private static CdaReport report(byte[] document) throws IOException {
        return CdaChecker.inspect(new ByteArrayInputStream(document));
    }

    private static List<Finding> errors(CdaReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
    }

    private static boolean refused(OfficialRules official, byte[] document, CdaReport report) throws IOException {
        return official.check(document, report.model()).stream()
                .anyMatch(finding -> finding.severity().equals("error"));
    }

    private static long number(String name, long otherwise) {
        String given = System.getenv(name);
        return given == null ? otherwise : Long.parseLong(given);
    }

    private void write() throws IOException {
        StringBuilder table =
                new StringBuilder("| model | broken documents | refused by the official rules | of these with an"
                        + " error of ours | ours an error, theirs none |\n| --- | --- | --- | --- | --- |\n");
        models.forEach((model, tally) -> table.append(tally.row(model)));
        table.append(all.row("all"));
        missed.forEach(miss -> table.append("\nmissed: ").append(miss));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("agreement.md"), table);
    }
}
