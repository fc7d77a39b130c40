package org.segursdk.conformance.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.error.InvalidInputException;

class YamlTreeTest {
    private static YamlNode read(String text) {
        return YamlTree.read(text.getBytes(StandardCharsets.UTF_8), new YamlFaults("test.yaml"));
    }

    private static String rule(byte[] content) {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> YamlTree.read(content, new YamlFaults("test.yaml")));
        return refused.violations().get(0).rule() + " "
                + refused.violations().get(0).path();
    }

    private static String rule(String text) {
        return rule(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_plainFile_keepsOrderTextsAndLines() {
        YamlNode.Mapping root = (YamlNode.Mapping) read("a: 1\nb:\n  - x\n  - 'é'\nc: {d: null}\n");
        assertThat(root.entries().keySet()).containsExactly("a", "b", "c");
        assertThat(root.entries().get("b").line()).isEqualTo(2);
        YamlNode.Sequence list = (YamlNode.Sequence) root.entries().get("b").value();
        assertThat(list.items().get(1)).isEqualTo(new YamlNode.Scalar(4, "é", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: !!java.net.URL [x]|YAML-TAG line 1",
                "a: !x y|YAML-TAG line 1",
                "a: &b c|YAML-ALIAS line 1",
                "a: [*b]|YAML-ALIAS line 1",
                "a: [1|YAML-SYNTAX line 1",
                "? [a] : b|YAML-KEY line 1",
                "''|YAML-EMPTY line 1"
            })
    void read_hostileOrBroken_isRefusedWithItsLine(String text, String expected) {
        assertThat(rule(text)).isEqualTo(expected);
    }

    @Test
    void read_keyTwice_isRefusedWhereItIsWrittenAgain() {
        assertThat(rule("a: 1\nb: 2\na: 3\n")).isEqualTo("YAML-TWICE line 3: a");
    }

    @Test
    void read_twoDocuments_isRefused() {
        assertThat(rule("a: 1\n---\nb: 2\n")).startsWith("YAML-ONE");
    }

    @Test
    void read_tooLargeTooDeepTooMany_isRefused() {
        assertThat(rule("a: " + "x".repeat(300_000))).startsWith("YAML-SIZE");
        assertThat(rule("[".repeat(5_000))).startsWith("YAML-SIZE");
        assertThat(rule("[" + "1,".repeat(30_000) + "1]")).startsWith("YAML-SIZE");
    }

    @Test
    void read_notUtf8_isRefused() {
        assertThat(rule(new byte[] {'a', ':', ' ', (byte) 0xE9})).startsWith("YAML-UTF-8");
    }
}
