package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.Fixtures;
import org.w3c.dom.Element;

class BioReportTest {
    @Test
    void everything_isWritten() throws IOException {
        BioReport report = BioFixtures.everything().build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeTo(out);
        if (System.getProperty("dump") != null) {
            Path dir = Path.of(System.getProperty("dump"));
            Files.write(dir.resolve("everything.xml"), out.toByteArray());
            Files.write(
                    dir.resolve("smallest.xml"),
                    Fixtures.bytes(BioFixtures.smallest().build().toDocument()));
        }
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(report.toDocument()));
        Element document = dom(report.toDocument());
        assertThat(text(document, "h:title")).isEqualTo("Compte rendu d'examens biologiques");
        assertThat(nodes(document, "//h:observation")).isNotEmpty();
        assertThat(texts(document, "//h:section/h:title")).contains("Copie du document");
    }
}
