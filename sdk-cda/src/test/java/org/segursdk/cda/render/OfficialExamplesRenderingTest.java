package org.segursdk.cda.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Every example of the publisher is shown whole. */
@EnabledIfEnvironmentVariable(
        named = "CDA_EXAMPLES",
        matches = ".+",
        disabledReason = "CDA_EXAMPLES names no folder of the publisher's examples")
class OfficialExamplesRenderingTest {
    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("CDA_EXAMPLES")))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_losesNoCharacter(Path example) throws IOException, SAXException {
        Element document;
        try (InputStream in = Files.newInputStream(example)) {
            document = SecureXml.parse(in).getDocumentElement();
        }
        String html = Rendered.html(() -> Files.newInputStream(example));
        assertThat(Rendered.lost(Rendered.narrative(document), Rendered.text(html)))
                .isEmpty();
        Rendered.Pdf pdf = Rendered.pdf(() -> Files.newInputStream(example), Rendered.LAID_OUT);
        assertThat(PdfRenderingTest.lost(document, pdf)).isEmpty();
    }
}
