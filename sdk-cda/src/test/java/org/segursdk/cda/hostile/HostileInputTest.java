package org.segursdk.cda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.biology.BioFixtures;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;

/** Hostile bytes in a heap of 128 MB: findings or a clear refusal, never a hang, a stack overflow or a full heap. */
@Order(1)
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
        Process process =
                java(output, "-Xmx128m", HostileInput.class, task, vsm.toString(), n1.toString(), bio.toString());
        boolean ended = process.waitFor(GIVE_UP_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("hangs: %s", said).isTrue();
        assertThat(said.strip().lines().reduce("", (before, line) -> line))
                .as(said)
                .startsWith("survived ");
        assertThat(said).doesNotContain("Fatal Error");
        assertThat(process.exitValue()).isZero();
    }

    /** Header and metadata of a document of 40 MB in a heap of 24 MB: its PDF is neither decoded nor held. */
    @ParameterizedTest
    @ValueSource(strings = {"header", "whole"})
    void largeLevel1_smallHeap_isRead(String how, @TempDir Path directory) throws IOException, InterruptedException {
        byte[] pdf = new byte[30_000_000];
        new Random(1).nextBytes(pdf);
        System.arraycopy("%PDF-1.4".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
        System.arraycopy("%%EOF".getBytes(StandardCharsets.US_ASCII), 0, pdf, pdf.length - 5, 5);
        Path file = directory.resolve("n1.xml");
        try (OutputStream out = Files.newOutputStream(file)) {
            Fixtures.pdfLetter().pdf(DocumentContent.of(pdf)).build().writeTo(out);
        }
        assertThat(Files.size(file)).isGreaterThan(40_000_000);
        Path output = directory.resolve("output.txt");
        Process process = java(output, "-Xmx24m", SmallHeap.class, how, file.toString());
        boolean ended = process.waitFor(GIVE_UP_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Compte rendu de consultation true");
        assertThat(process.exitValue()).isZero();
    }

    private static Process java(Path output, String heap, Class<?> program, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Dsegursdk.thorough=" + Boolean.getBoolean("segursdk.thorough"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static Path write(Path file, Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            Files.copy(in, file);
        }
        return file;
    }
}
