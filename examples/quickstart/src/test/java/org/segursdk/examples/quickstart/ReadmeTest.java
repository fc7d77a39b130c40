package org.segursdk.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what the build compiles, and its first two shell blocks are the two commands. */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Path TOUR = Path.of("src/test/java/org/segursdk/examples/quickstart/ReadmeTour.java");

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    static Stream<String> snippets() throws IOException {
        return blocks("java").stream();
    }

    private static String withoutIndentation(String code) {
        return String.join("\n", code.lines().map(String::strip).toList());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippet_standsInTheCompiledTour(String snippet) throws IOException {
        assertThat(withoutIndentation(Files.readString(TOUR))).contains(withoutIndentation(snippet));
    }

    @Test
    void tour_hasItsFiveSnippetsAndTheTwoCommandsComeFirst() throws IOException {
        assertThat(blocks("java")).hasSize(5);
        assertThat(blocks("sh").get(0)).contains("-Pquickstart");
        assertThat(blocks("sh").get(1).strip()).isEqualTo("mvn -B -ntp verify");
    }
}
