package org.segursdk.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.cli.Kit;

/** Each rule of archives is seen failing on a good archive of which one thing was broken. */
class XdmRulesTest {
    /** Takes a file of 256 MB; seen in the tests of the reader. */
    private static final Set<String> ELSEWHERE = Set.of("XDM-ARCHIVE-SIZE");

    private static byte[] good;
    private static XdmMutants mutants;

    @BeforeAll
    static void writeCorpus(@TempDir Path corpus) throws IOException {
        Kit run = Kit.run("corpus", "--out", corpus.toString(), "--seed", "5", "--count", "12", "--only", "xdm");
        assertThat(run.exit()).as(run.err()).isZero();
        good = archive(corpus, zip -> true);
        String patient = patient(good);
        mutants = new XdmMutants(archive(corpus, zip -> !patient(zip).equals(patient)));
    }

    /** The smallest archive of one document of a patient with an INS, nothing asked of the receiver. */
    private static byte[] archive(Path corpus, Predicate<byte[]> other) throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve("xdm"))) {
            return files.map(XdmRulesTest::read)
                    .filter(zip -> Zips.files(zip).size() == 4)
                    .filter(zip -> !metadata(zip).contains("urn:action:extraMetadataSlot"))
                    .filter(zip -> metadata(zip).contains("ISO^NH"))
                    .filter(other)
                    .min(Comparator.comparing(zip -> zip.length))
                    .map(zip -> Zips.zip(Zips.files(zip)))
                    .orElseThrow();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String metadata(byte[] zip) {
        return new String(Zips.files(zip).get(Zips.METADATA), StandardCharsets.UTF_8);
    }

    private static String patient(byte[] zip) {
        String xml = metadata(zip);
        int at = xml.indexOf("&amp;ISO^NH");
        return xml.substring(xml.lastIndexOf('"', at), at);
    }

    static Stream<String> rules() {
        return mutants.all().keySet().stream();
    }

    private static CheckedFile check(Path folder, byte[] zip) throws IOException {
        return new FileChecker().check(Files.write(folder.resolve("IHE_XDM.zip"), zip));
    }

    @Test
    void goodArchive_nothingIsFound(@TempDir Path folder) throws IOException {
        CheckedFile checked = check(folder, good);
        assertThat(checked.kind()).isEqualTo(FileKind.XDM);
        assertThat(checked.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void oneThingBroken_isFound(String rule, @TempDir Path folder) throws IOException {
        CheckedFile checked = check(folder, mutants.all().get(rule).apply(good));
        assertThat(checked.kind()).isEqualTo(FileKind.XDM);
        assertThat(checked.findings()).extracting(Finding::rule).contains(rule);
        assertThat(checked.findings())
                .filteredOn(found -> found.rule().equals(rule))
                .allMatch(found -> found.message().in(Locale.FRENCH).length() > 5)
                .extracting(Finding::severity)
                .contains(KitRules.find(rule).orElseThrow().severity());
    }

    @Test
    void everyRuleOfArchives_isSeenFailing() {
        Set<String> seen = new TreeSet<>(mutants.all().keySet());
        seen.addAll(ELSEWHERE);
        assertThat(KitRules.all())
                .extracting(ExplainedRule::id)
                .filteredOn(id -> id.startsWith("XDM-"))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void documentInside_isCheckedAsACda(@TempDir Path folder) throws IOException {
        byte[] broken = Zips.text(Zips.DOCUMENT, xml -> xml.replace("legalAuthenticator", "authenticator"))
                .apply(good);
        assertThat(check(folder, broken).findings())
                .anyMatch(found -> found.rule().equals("HDR-DOCUMENT-LEGAL-AUTHENTICATOR")
                        && found.path().startsWith(Zips.DOCUMENT + "/")
                        && found.severity() == Severity.ERROR);
    }

    @Test
    void otherZip_isAZipAndNoMore(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("other.zip");
        Files.write(file, Zips.zip(Map.of("a.txt", new byte[] {1})));
        CheckedFile checked = new FileChecker().check(file);
        assertThat(checked.kind()).isEqualTo(FileKind.ZIP);
        assertThat(checked.findings()).isEmpty();
    }

    /** Whatever happens to the bytes, the kit ends by an exit code. */
    @Test
    void damagedArchives_neverCrashTheKit(@TempDir Path folder) throws IOException {
        Random random = new Random(20_261_123);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = good.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            damaged = random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            Path file = Files.write(folder.resolve("IHE_XDM" + i + ".zip"), damaged);
            assertThat(new FileChecker().check(file).findings()).isNotNull();
        }
        Kit run = Kit.run("check", "--format", "json", folder.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
    }

    /** {@code ansforge/interop-exemples-xdm}, not ours to copy: give its folder by {@code -Dsegursdk.xdm.samples=…}. */
    @Test
    @EnabledIfSystemProperty(named = "segursdk.xdm.samples", matches = ".+")
    void officialArchives_areReadAndNoneIsRefused() throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("segursdk.xdm.samples")))) {
            archives = files.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
                    .toList();
        }
        assertThat(archives).hasSizeGreaterThan(100);
        for (Path file : archives) {
            CheckedFile checked = new FileChecker().check(file);
            assertThat(checked.kind()).as(file.toString()).isEqualTo(FileKind.XDM);
            Map<Severity, Set<String>> told = checked.findings().stream()
                    .filter(found -> found.rule().startsWith("XDM-"))
                    .collect(Collectors.groupingBy(
                            Finding::severity, Collectors.mapping(Finding::rule, Collectors.toSet())));
            assertThat(Optional.ofNullable(told.get(Severity.ERROR)))
                    .as(file.toString())
                    .isEmpty();
        }
    }
}
