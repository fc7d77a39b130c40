package org.segursdk.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.report.JsonReport;
import org.segursdk.core.error.InvalidInputException;

class RunDiffTest {
    private static final String ID = "REM-MSSS-07";

    @TempDir
    Path folder;

    private RecordedRun recorded(RunResult result) throws Exception {
        return RecordedRun.read(Files.writeString(folder.resolve("result.json"), JsonReport.of(result)));
    }

    private List<String> kinds(RunResult before, RunResult after) throws Exception {
        return RunDiff.between(recorded(before), recorded(after)).changes().stream()
                .map(each -> each.requirement() + " " + each.kind())
                .toList();
    }

    private static RunResult run(String... conditions) {
        return Runs.run("", List.of(), Runs.check("c", ID, conditions));
    }

    @Test
    void write_thenRead_isTheSame_aLineEach() throws Exception {
        RecordedRun run = new RecordedRun(
                "2023-02-draft.1",
                Map.of(
                        "REM-INS-01",
                        new RecordedRun.Recorded(Verdict.PASS, Set.of(), Set.of("abcproof.pdf"), ""),
                        ID,
                        new RecordedRun.Recorded(
                                Verdict.WAIVED, Set.of("c#one", "c#two"), Set.of(), "KNOWN_DEFECT c#one")));
        Path file = folder.resolve("segur-baseline.json");
        run.write(file);
        assertThat(RecordedRun.read(file)).isEqualTo(run);
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void between_sameRunTwice_changesNothing() throws Exception {
        assertThat(kinds(run("wrong"), run("wrong"))).isEmpty();
    }

    @Test
    void between_worseOrBetter_isARegressionOrFixed() throws Exception {
        assertThat(kinds(run(), run("wrong"))).containsExactly(ID + " REGRESSION");
        assertThat(kinds(run("wrong"), run())).containsExactly(ID + " FIXED");
        assertThat(kinds(run("wrong"), run("wrong", "other"))).containsExactly(ID + " REGRESSION");
        assertThat(kinds(run("wrong", "other"), run("wrong"))).containsExactly(ID + " FIXED");
    }

    @Test
    void between_waiverAdded_isTold() throws Exception {
        RunResult waived =
                Runs.run(Runs.waiver(ID, "", "KNOWN_DEFECT", "2027-03-31"), List.of(), Runs.check("c", ID, "wrong"));
        assertThat(kinds(run("wrong"), waived)).containsExactly(ID + " FIXED", ID + " WAIVER_CHANGED");
    }

    @Test
    void between_editions_hidesNoRegression() {
        RecordedRun.Recorded pass = new RecordedRun.Recorded(Verdict.PASS, Set.of(), Set.of(), "");
        RecordedRun.Recorded fail = new RecordedRun.Recorded(Verdict.FAIL, Set.of(), Set.of("x"), "");
        RunDiff diff = RunDiff.between(
                new RecordedRun("a", Map.of("REM-A", pass, "REM-B", pass)),
                new RecordedRun("b", Map.of("REM-A", fail, "REM-C", pass)));
        assertThat(diff.editionChanged()).isTrue();
        assertThat(diff.hasRegressions()).isTrue();
        assertThat(diff.changes().stream().map(each -> each.requirement() + " " + each.kind()))
                .containsExactly(
                        "REM-A REGRESSION", "REM-A EVIDENCE_CHANGED", "REM-B REMOVED", "REM-C NEW_REQUIREMENT");
    }

    @Test
    void read_anythingElse_isRefused() throws Exception {
        for (String content : List.of(
                "", "[]", "{\"schema\":2}", "nonsense", "{\"schema\":1,\"requirements\":[{\"verdict\":\"GOOD\"}]}")) {
            Path file = Files.writeString(folder.resolve("other.json"), content);
            assertThatThrownBy(() -> RecordedRun.read(file)).as(content).isInstanceOf(InvalidInputException.class);
        }
    }
}
