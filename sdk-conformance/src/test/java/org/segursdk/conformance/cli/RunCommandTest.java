package org.segursdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.identity.Matricule;

class RunCommandTest {
    @TempDir
    Path folder;

    private Path artefacts;

    @BeforeEach
    void prepare() throws Exception {
        Files.writeString(
                folder.resolve("segur-profile.yaml"),
                Kit.run("plan", "--example", "LGC").out());
        artefacts = Files.createDirectories(folder.resolve("segur-artefacts"));
        Files.copy(TestCorpus.folder().resolve("mss/0001.eml"), artefacts.resolve("a.eml"));
        Files.copy(TestCorpus.folder().resolve("cda/vsm-0001.xml"), artefacts.resolve("vsm.xml"));
    }

    private Kit run(String... more) {
        String[] arguments = {
            "run",
            "--profile",
            folder.resolve("segur-profile.yaml").toString(),
            "--report",
            folder.resolve("report").toString()
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Kit.run(all);
    }

    private void breakMail() throws Exception {
        Path mail = artefacts.resolve("a.eml");
        String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
        Files.writeString(mail, text.replaceFirst("X-MSS-NIL: \\S+", "X-MSS-NIL: #"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void run_soundFiles_exits0AndWritesEveryReport() {
        Kit run = run();
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        for (String name : new String[] {
            "result.json",
            "summary.html",
            "summary.en.html",
            "junit.xml",
            "findings.sarif",
            "summary.md",
            "coverage.csv",
            "official/convergence.xlsx",
            "official/convergence.csv"
        }) {
            assertThat(folder.resolve("report").resolve(name)).isNotEmptyFile();
        }
        assertThat(run("--strict").exit()).isEqualTo(2);
    }

    @Test
    void run_brokenFile_exits1NamingTheRequirement() throws Exception {
        breakMail();
        Kit run = run("--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("independent project", "REM-MSST-17");
    }

    @Test
    void run_worseThanTheBaseline_exits1ThenDiffExits3() throws Exception {
        assertThat(run().exit()).isZero();
        Path baseline = Files.copy(folder.resolve("report/result.json"), folder.resolve("baseline.json"));
        assertThat(run("--baseline", baseline.toString()).exit()).isZero();
        Files.delete(artefacts.resolve("vsm.xml"));
        Kit worse = run("--baseline", baseline.toString());
        assertThat(worse.exit()).as("nothing fails, yet less is proven").isEqualTo(3);
        assertThat(worse.out()).contains("REM-CDA-03  régression  PASS -> INCOMPLETE");
        Kit diff = Kit.run(
                "diff",
                baseline.toString(),
                folder.resolve("report/result.json").toString());
        assertThat(diff.exit()).isEqualTo(3);
        assertThat(Kit.run("diff", baseline.toString(), baseline.toString()).exit())
                .isZero();
    }

    @Test
    void run_identityOfNoTestList_exits6AndWritesNothing() throws Exception {
        String number = "1990199999" + "999";
        Files.writeString(artefacts.resolve("real.txt"), "INS " + number + Matricule.keyOf(number));
        Kit run = run();
        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("real.txt").doesNotContain(number);
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void run_adapter_actsOrExitsByWhoseFaultItIs() throws Exception {
        Kit run = run("--adapter", "org.segursdk.conformance.project.FirstSteps$Adapter");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(Files.readString(folder.resolve("report/result.json"))).contains("FirstSteps$Adapter");
        Kit broken = run("--adapter", "org.segursdk.conformance.project.FirstSteps$Broken");
        assertThat(broken.exit()).isEqualTo(5);
        assertThat(broken.err()).contains("database locked");
        assertThat(run("--adapter", "vendor.Absent").exit()).isEqualTo(4);
        Kit nobody = run("--live");
        assertThat(nobody.exit()).isZero();
        assertThat(nobody.out()).contains("--guided");
    }

    @Test
    void run_productionHost_exits6() throws Exception {
        Path profile = folder.resolve("segur-profile.yaml");
        Files.writeString(
                profile,
                Files.readString(profile)
                        .replace("  live: false", "  environments: [gateway.api.esante.gouv.fr]\n  live: false"));
        assertThat(run().exit()).isEqualTo(6);
        assertThat(Kit.run("plan", "--profile", profile.toString()).exit()).isEqualTo(6);
    }

    @Test
    void run_misused_exits4() throws Exception {
        assertThat(Kit.run("run", "--profile", folder.resolve("absent").toString())
                        .exit())
                .isEqualTo(4);
        assertThat(run("--artefacts", folder.resolve("absent").toString()).exit())
                .isEqualTo(4);
        Files.writeString(artefacts.resolve("index.yaml"), "absent: {scenario: x}\n");
        assertThat(run().exit()).isEqualTo(4);
    }

    @Test
    void seal_ofAnUnfinishedRun_isRefused() throws Exception {
        run();
        Path out = folder.resolve("package.zip");
        Kit seal = Kit.run("seal", "--report", folder.resolve("report").toString(), "--out", out.toString());
        assertThat(seal.exit()).isEqualTo(2);
        assertThat(seal.err()).contains("REM-INS-01");
        breakMail();
        run();
        assertThat(Kit.run("seal", "--report", folder.resolve("report").toString(), "--out", out.toString())
                        .exit())
                .isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void seal_ofAFinishedRun_isVerified() throws Exception {
        run();
        Path result = folder.resolve("report/result.json");
        // finished by hand: no product has proven everything yet
        Files.writeString(result, Files.readString(result).replaceAll("\"(INCOMPLETE|REVIEW)\"", "\"PASS\""));
        Path evidence = folder.resolve("evidence");
        Path letter = Files.writeString(folder.resolve("cnda.pdf"), "abc");
        assertThat(Kit.run(
                                "evidence",
                                "add",
                                "--evidence",
                                evidence.toString(),
                                "--requirement",
                                "REM-DMPA-10",
                                letter.toString())
                        .exit())
                .isZero();
        assertThat(Kit.run("review", "REM-DMPA-10", "--accept", "--by", "j.dupont", "--evidence", evidence.toString())
                        .exit())
                .isZero();
        assertThat(Kit.run("evidence", "list", "--evidence", evidence.toString())
                        .out())
                .contains("REM-DMPA-10", "cnda.pdf", " +");
        Path out = folder.resolve("package.zip");
        Kit seal = Kit.run(
                "seal",
                "--report",
                folder.resolve("report").toString(),
                "--evidence",
                evidence.toString(),
                "--out",
                out.toString());
        assertThat(seal.exit()).as(seal.err()).isZero();
        assertThat(Kit.run("evidence", "verify", out.toString()).exit()).isZero();
        assertThat(Kit.run("seal", "--report", folder.resolve("report").toString(), "--out", out.toString())
                        .exit())
                .as("never opened again")
                .isEqualTo(4);
    }

    @Test
    void evidenceAndReview_misused_exit4() {
        assertThat(Kit.run("evidence", "add", "--requirement", "REM-XX-01", "a").exit())
                .isEqualTo(4);
        assertThat(Kit.run("review", "REM-WL-04", "--by", "x").exit()).isEqualTo(4);
        assertThat(Kit.run("review", "REM-WL-04", "--accept", "--refuse", "--by", "x")
                        .exit())
                .isEqualTo(4);
    }
}
