package org.segursdk.conformance.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.tree.tiny.TinyNodeImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class OfficialRulesTest {
    @TempDir
    private Path directory;

    private static List<OfficialFinding> check(OfficialRules rules, String document) throws IOException {
        return rules.check(document.getBytes(StandardCharsets.UTF_8), "TINY");
    }

    private Map<String, String> cached(OfficialFolder folder) throws IOException {
        Map<String, String> sheets = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.cache)) {
            for (Path file : files.toList()) {
                sheets.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sheets;
    }

    private static void spoil(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file) && !file.endsWith("CI-SIS_TINY.sch")) {
                    Files.writeString(file, "not XML");
                }
            }
        }
    }

    @Test
    void soundDocument_nothingFound_brokenOnes_saidByTheRightProfile() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        folder.rules("schematrons/profils/IHE.sch", "false()", "warning", "a  warning\n of  IHE");
        OfficialRules rules = folder.open();
        OfficialFinding always = new OfficialFinding("IHE", "warning", "/ClinicalDocument", "a warning of IHE");
        assertThat(check(rules, OfficialFolder.SOUND)).containsExactly(always);
        assertThat(check(rules, OfficialFolder.UNKNOWN_CODE))
                .containsExactly(
                        always, new OfficialFinding("MODEL", "error", "/ClinicalDocument", "code outside the set"));
        assertThat(check(rules, OfficialFolder.BROKEN))
                .extracting(OfficialFinding::profile)
                .containsExactly("XSD", "IHE", "MODEL");
        assertThat(rules.check(OfficialFolder.UNKNOWN_CODE.getBytes(StandardCharsets.UTF_8), ""))
                .containsExactly(always);
    }

    @Test
    void manyFaults_alwaysInTheSameOrder() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        for (Map.Entry<String, String> common : OfficialFolder.COMMON.entrySet()) {
            folder.rules("schematrons/" + common.getValue() + ".sch", "false()", "error", common.getKey());
        }
        assertThat(check(folder.open(), OfficialFolder.UNKNOWN_CODE))
                .extracting(OfficialFinding::profile)
                .containsExactly("STRUCT-MIN", "IHE", "MODELES-CDA", "MODELES-ANS", "TERMINO", "MODEL");
    }

    @Test
    void styleSheets_madeOnce_thenTakenFromMemory() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        OfficialRules rules = folder.open();
        check(rules, OfficialFolder.SOUND);
        assertThat(cached(folder)).hasSize(6);
        // neither the engine nor a schematron nor the cache is read again
        spoil(folder.root.resolve("schematrons"));
        spoil(folder.cache);
        assertThat(check(rules, OfficialFolder.SOUND)).isEmpty();
        assertThat(check(rules, OfficialFolder.UNKNOWN_CODE)).hasSize(1);
    }

    @Test
    void styleSheets_keptBetweenRuns_madeAnewWhenTheRulesChange() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        check(folder.open(), OfficialFolder.SOUND);
        String name = cached(folder).keySet().stream()
                .filter(file -> file.contains("TINY"))
                .findFirst()
                .orElseThrow();
        Path sheet = folder.cache.resolve(name);
        Files.writeString(sheet, Files.readString(sheet).replace("code outside the set", "said by the kept sheet"));
        assertThat(check(folder.open(), OfficialFolder.UNKNOWN_CODE))
                .extracting(OfficialFinding::text)
                .containsExactly("said by the kept sheet");
        folder.rules("schematrons/CI-SIS_TINY.sch", OfficialFolder.LOOK_UP, "error", "another publication");
        assertThat(check(folder.open(), OfficialFolder.UNKNOWN_CODE))
                .extracting(OfficialFinding::text)
                .containsExactly("another publication");
    }

    @Test
    void valueSets_readOnce_sharedByAllDocuments() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        OfficialRules rules = folder.open();
        assertThat(check(rules, OfficialFolder.SOUND)).isEmpty();
        folder.write("jeuxDeValeurs/set.xml", "<set/>");
        assertThat(check(rules, OfficialFolder.SOUND)).isEmpty();
        assertThat(check(folder.open(), OfficialFolder.SOUND)).hasSize(1);
    }

    @Test
    void severalThreads_sameRules_sameFindings() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        OfficialRules rules = folder.open();
        List<Integer> found = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return check(rules, i % 2 == 0 ? OfficialFolder.SOUND : OfficialFolder.UNKNOWN_CODE)
                                .size();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        assertThat(found).isEqualTo(IntStream.range(0, 32).mapToObj(i -> i % 2).toList());
        assertThat(cached(folder)).hasSize(6);
    }

    @Test
    void rulesThatReachOutsideTheFolder_areRefused() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        Files.writeString(directory.resolve("secret.xml"), "<code>A</code>");
        folder.rules("schematrons/CI-SIS_TINY.sch", "doc('../../secret.xml')//*:code = 'A'", "error", "x");
        OfficialRules rules = folder.open();
        assertThat(check(rules, OfficialFolder.SOUND))
                .extracting(OfficialFinding::severity)
                .containsExactly("error");
    }

    @Test
    void documentWithADtd_neverReachesTheRules() throws IOException {
        OfficialFolder folder = new OfficialFolder(directory);
        String hostile = "<!DOCTYPE ClinicalDocument [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + OfficialFolder.SOUND.replace("\"A\"/>", "\"A\">&e;</code>");
        assertThat(check(folder.open(), hostile))
                .isNotEmpty()
                .extracting(OfficialFinding::profile)
                .containsOnly("XSD");
    }

    @Test
    void documents_areSaxonsOwnTrees_neverADomInAWrapper() throws IOException, SaxonApiException {
        OfficialFolder folder = new OfficialFolder(directory);
        Sheets sheets = new Sheets(folder.root, folder.cache);
        assertThat(sheets.read(OfficialFolder.SOUND.getBytes(StandardCharsets.UTF_8))
                        .getUnderlyingNode())
                .isInstanceOf(TinyNodeImpl.class);
    }

    @Test
    void anotherFolder_isRefused() {
        assertThatThrownBy(() -> OfficialRules.open(directory, directory.resolve("cache")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no official rules");
    }

    /** The publisher's own rules over one of its own examples, where a checkout is at hand. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "CDA_OFFICIAL",
            matches = ".+",
            disabledReason = "CDA_OFFICIAL names no checkout of the official rules")
    void publishersExample_publishersRules_noError() throws IOException {
        Path checkout = Path.of(System.getenv("CDA_OFFICIAL"));
        OfficialRules rules = OfficialRules.open(checkout, directory);
        byte[] example = Files.readAllBytes(checkout.resolve("ExemplesCDA/LDL-SES_2022.01.xml"));
        assertThat(rules.check(example, "LDL-SES_2022.01"))
                .extracting(OfficialFinding::severity)
                .doesNotContain("error");
    }
}
