package org.segursdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;

/**
 * Which requirement of the REM is proven by which test, read from the tags of the modules' compiled tests. The list is written to
 * {@code target/rem-coverage.md}. docs/rem.md says why the others are not.
 */
class RemCoverageTest {
    private static final String CATALOGUE = "rem-catalogue.txt";
    private static final String PREFIX = "REM-";

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
        List<Path> compiled;
        try (Stream<Path> modules = Files.list(Path.of("").toAbsolutePath().getParent())) {
            compiled = modules.map(module -> module.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        for (Path folder : compiled) {
            Path module = folder.getParent().getParent().getFileName();
            for (JavaClass type : new ClassFileImporter().importPath(folder)) {
                note(type, module + " " + type.getSimpleName(), coverage);
                for (JavaMethod method : type.getMethods()) {
                    note(method, module + " " + type.getSimpleName() + "." + method.getName(), coverage);
                }
            }
        }
        return coverage;
    }

    private static void note(HasAnnotations<?> tagged, String test, Map<String, Set<String>> coverage) {
        for (JavaAnnotation<?> annotation : tagged.getAnnotations()) {
            String type = annotation.getRawType().getName();
            Object value = annotation.getProperties().get("value");
            if (type.equals(Tag.class.getName())) {
                note((String) value, test, coverage);
            } else if (type.equals(Tags.class.getName())) {
                Arrays.stream((JavaAnnotation<?>[]) value)
                        .forEach(tag -> note((String) tag.getProperties().get("value"), test, coverage));
            }
        }
    }

    private static void note(String tag, String test, Map<String, Set<String>> coverage) {
        if (tag.startsWith(PREFIX)) {
            coverage.computeIfAbsent(tag, key -> new TreeSet<>()).add(test);
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
