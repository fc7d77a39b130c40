package org.segursdk.examples.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/rem-kit.md shows of Java is compiled here. */
class KitGuideTest {
    private static final Path HERE = Path.of("src/test/java/org/segursdk/examples/kit");

    private static String plain(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Test
    void guide_snippets_areCompiled() throws Exception {
        StringBuilder here = new StringBuilder();
        for (String file : List.of("PracticeAdapter", "OneCallPerSearch", "RemConformanceTest")) {
            here.append(plain(Files.readString(HERE.resolve(file + ".java")))).append('\n');
        }
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/rem-kit.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here.toString()).contains(plain(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(3);
    }
}
