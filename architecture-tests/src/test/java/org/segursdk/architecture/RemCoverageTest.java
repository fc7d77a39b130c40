package org.segursdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which requirement of the REM is proven by which test, read from the tags in the sources of the modules' tests. The list is written to
 * {@code target/rem-coverage.md}. docs/rem.md says why the others are not.
 */
class RemCoverageTest {
    private static final String CATALOGUE = "rem-catalogue.txt";
    private static final String PREFIX = "REM-";
    private static final String TESTS = File.separator + Path.of("src", "test", "java") + File.separator;
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(REM-[^\"]+)\"\\)");
    private static final Pattern BEARER = Pattern.compile("(?m)^ *(?:[a-z]+ )*(class|[\\w<>, ]+) (\\w+) ?[({]");

    @Test
    void tags_areRequirementsOfTheCatalogue_andTheListIsWritten() throws IOException {
        Map<String, Set<String>> coverage = coverage();
        Set<String> catalogue = catalogue();
        write(coverage, catalogue.size());
        assertThat(catalogue).containsAll(coverage.keySet());
        assertThat(coverage).containsKeys("REM-CDA-03", "REM-BIO-01", "REM-IMG-07");
    }

    /** Requirement to the tests that bear its id. */
    private static Map<String, Set<String>> coverage() throws IOException {
        Map<String, Set<String>> coverage = new TreeMap<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().getParent())) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains(TESTS))
                    .toList();
        }
        for (Path source : sources) {
            String path = source.toString();
            Path module = Path.of(path.substring(0, path.indexOf(TESTS))).getFileName();
            String type = source.getFileName().toString().replace(".java", "");
            note(Files.readString(source), module + " " + type, coverage);
        }
        return coverage;
    }

    private static void note(String source, String type, Map<String, Set<String>> coverage) {
        Matcher tag = TAG.matcher(source);
        Matcher bearer = BEARER.matcher(source);
        while (tag.find()) {
            assertThat(bearer.find(tag.end())).as(type).isTrue();
            String test = bearer.group(1).equals("class") ? type : type + "." + bearer.group(2);
            coverage.computeIfAbsent(tag.group(1), key -> new TreeSet<>()).add(test);
        }
    }

    private static Set<String> catalogue() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (InputStream in = RemCoverageTest.class.getResourceAsStream(CATALOGUE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(PREFIX))
                    .map(line -> line.split(" "))
                    .forEach(domain -> {
                        for (int i = 1; i <= Integer.parseInt(domain[1]); i++) {
                            ids.add(String.format("%s-%02d", domain[0], i));
                        }
                    });
        }
        return ids;
    }

    private static void write(Map<String, Set<String>> coverage, int requirements) throws IOException {
        StringBuilder list = new StringBuilder("# Requirements proven by tests\n\n")
                .append(coverage.size())
                .append(" of ")
                .append(requirements)
                .append(" requirements of the catalogue.\n\n| requirement | tests |\n| --- | --- |\n");
        coverage.forEach((id, tests) -> list.append("| ")
                .append(id)
                .append(" | ")
                .append(String.join("<br>", tests))
                .append(" |\n"));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("rem-coverage.md"), list);
    }
}
