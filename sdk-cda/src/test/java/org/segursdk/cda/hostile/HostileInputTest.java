package org.segursdk.cda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.biology.BioFixtures;
import org.segursdk.core.document.Document;

/** Hostile bytes in a heap of 128 MB: findings or a clear refusal, never a hang, a stack overflow or a full heap. */
class HostileInputTest {
    private static final long GIVE_UP_MINUTES = 10;

    @ParameterizedTest
    @ValueSource(strings = {"read", "check", "render"})
    void hostileBytes_smallHeap_survives(String task, @TempDir Path directory)
            throws IOException, InterruptedException {
        Path vsm =
                write(directory.resolve("vsm.xml"), Fixtures.fullVsm().build().toDocument());
        Path n1 =
                write(directory.resolve("n1.xml"), Fixtures.pdfLetter().build().toDocument());
        Path bio = write(
                directory.resolve("bio.xml"),
                BioFixtures.reportOf(BioFixtures.urea(), BioFixtures.isolate())
                        .build()
                        .toDocument());
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileInput.class.getName(),
                        task,
                        vsm.toString(),
                        n1.toString(),
                        bio.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(GIVE_UP_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("hangs: %s", said).isTrue();
        assertThat(said.strip().lines().reduce("", (before, line) -> line))
                .as(said)
                .startsWith("survived ");
        assertThat(process.exitValue()).isZero();
    }

    private static Path write(Path file, Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            Files.copy(in, file);
        }
        return file;
    }
}
