package org.segursdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegurKitTest {
    private static final Path CORPUS = TestCorpus.folder();

    @TempDir
    Path folder;

    private static Map<String, byte[]> files(Path root) throws Exception {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    @Test
    void corpus_everyKind_isWrittenUnderItsName() throws Exception {
        assertThat(files(CORPUS).keySet())
                .contains(
                        "cda/vsm-0001.xml",
                        "cda/n1-0002.xml",
                        "cda/cr-bio-0001.xml",
                        "cda/cr-img-0001.xml",
                        "cda/cr-img-n1-0002.xml",
                        "cda/da-img-0002.xml",
                        "cda/ep-med-dm-0001.xml",
                        "cda/ldl-ses-0002.xml",
                        "cda/ldl-ees-0002.xml",
                        "cda/vac-0001.xml",
                        "cda/cs8-0001.xml",
                        "cda/vac-note-0002.xml",
                        "cda/cs9-0002.xml",
                        "cda/cs24-0001.xml",
                        "cda/mde-0002.xml",
                        "insi/rechercherInsAvecTraitsIdentite-0001.http",
                        "insi/rechercherInsAvecCarteVitale-0002.http",
                        "dmp/td0.2-0001.http",
                        "dmp/td2.1-0002.http",
                        "dmp/td0.3-0001.http",
                        "dmp/td0.4-0002.http",
                        "dmp/td0.5-0002.http",
                        "dmp/td1.3a-0001.http",
                        "dmp/td1.6-0002.http",
                        "dmp/td2.2-0002.http",
                        "dmp/td3.1-0001.http",
                        "dmp/td3.1b-0002.http",
                        "dmp/td3.2-0002.http",
                        "dmp/td3.3a-0001.http",
                        "dmp/td3.3b-0002.http",
                        "dmp/td3.3c-0002.http",
                        "dmp/td3.3d-0001.http",
                        "vihf/0002.xml",
                        "mss/0001.eml",
                        "xdm/0002.zip",
                        "eprescription/0001.json",
                        "eprescription/0002.png",
                        "eprescription/0001.pdf")
                .hasSize(38 * 2);
    }

    @Test
    void corpus_sameSeed_isByteIdenticalAndAnotherSeedIsNot() throws Exception {
        Path again = folder.resolve("again");
        Path other = folder.resolve("other");
        assertThat(Kit.run("corpus", "--out", again.toString(), "--seed", TestCorpus.SEED, "--count", "1")
                        .exit())
                .isZero();
        assertThat(Kit.run("corpus", "--out", other.toString(), "--seed", "12", "--count", "2", "--only", "cda,vihf")
                        .exit())
                .isZero();
        Map<String, byte[]> first = files(CORPUS);
        Map<String, byte[]> second = files(again);
        // One of each kind: a shorter corpus is the beginning of a longer one.
        assertThat(second.size() * 2).isEqualTo(first.size());
        second.forEach((name, content) -> assertThat(first.get(name)).as(name).isEqualTo(content));
        Map<String, byte[]> third = files(other);
        assertThat(third).hasSize(16 * 2);
        third.forEach((name, content) -> assertThat(content).as(name).isNotEqualTo(first.get(name)));
    }

    @Test
    void corpus_misused_exits4() {
        assertThat(Kit.run("corpus").exit()).isEqualTo(4);
        assertThat(Kit.run("corpus", "--out", folder.toString(), "--only", "hl9")
                        .exit())
                .isEqualTo(4);
        assertThat(Kit.run("corpus", "--out", folder.toString(), "--count", "-1")
                        .exit())
                .isEqualTo(4);
        assertThat(Kit.run().exit()).isEqualTo(4);
    }

    @Test
    void corpus_folderThatCannotBeMade_exits5() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(Kit.run("corpus", "--out", file.resolve("below").toString()).exit())
                .isEqualTo(5);
    }

    @Test
    void check_ownCorpus_findsNothing() {
        Kit run = Kit.run("check", CORPUS.toString());
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("projet indépendant", "cda, ok", "vihf, ok", "insi-request, ok", "dmp-request, ok");
    }

    @Test
    void check_json_isOneObjectAFileWithTheStableFields() throws Exception {
        Path broken = broken(CORPUS.resolve("cda/vsm-0001.xml"), "extension=\"POCD_HD000040\"", "extension=\"X\"");
        Kit run = Kit.run(
                "check",
                "--format",
                "json",
                broken.toString(),
                CORPUS.resolve("vihf/0001.xml").toString());
        assertThat(run.exit()).isEqualTo(1);
        String[] lines = run.out().strip().split("\\R");
        assertThat(lines).hasSize(2);
        JsonNode first = JsonMapper.builder().build().readTree(lines[0]);
        assertThat(first.get("file").asText()).isEqualTo(broken.toString());
        assertThat(first.get("kind").asText()).isEqualTo("cda");
        JsonNode finding = first.get("findings").get(0);
        assertThat(finding.fieldNames()).toIterable().containsExactly("rule", "severity", "path", "message");
        assertThat(JsonMapper.builder().build().readTree(lines[1]).get("findings"))
                .isEmpty();
    }

    @Test
    void check_language_changesTheMessages() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.xml"));
        assertThat(Kit.run("check", empty.toString()).out()).contains("fichier vide");
        assertThat(Kit.run("check", "--lang", "en", empty.toString()).out()).contains("empty file");
    }

    @Test
    void check_misused_exits2() {
        assertThat(Kit.run("check").exit()).isEqualTo(2);
        assertThat(Kit.run("check", "--format", "yaml", CORPUS.toString()).exit())
                .isEqualTo(2);
        assertThat(Kit.run("check", folder.resolve("absent").toString()).exit()).isEqualTo(2);
    }

    @Test
    void sandbox_startsSaysItIsASimulationAndStops() throws Exception {
        Kit run = Kit.run("sandbox", "--port", "0", "--dir", folder.toString(), "--stop-after", "1");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("SIMULATION", "independent project", "ready");
        assertThat(folder.resolve("pki/ca.pem")).exists();
    }

    @Test
    void help_bearsTheNotice() {
        assertThat(Kit.run("--help").out()).contains("projet indépendant", "independent project", "REM");
    }

    private Path broken(Path file, String from, String to) throws Exception {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("broken-" + file.getFileName()), text.replace(from, to));
    }
}
