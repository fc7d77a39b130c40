package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide's diagram is the code's table; on a difference the drawing to commit is in {@code target}. */
class LifeCycleDiagramTest {
    @Test
    void svg_ofTheGuide_isDrawnFromTheTable() throws IOException {
        Path drawn = Path.of("target", "ins-states.svg");
        Files.createDirectories(drawn.getParent());
        Files.writeString(drawn, LifeCycleDiagram.svg());
        assertThat(Path.of("..", "docs", "ins-states.svg")).hasSameTextualContentAs(drawn);
    }
}
