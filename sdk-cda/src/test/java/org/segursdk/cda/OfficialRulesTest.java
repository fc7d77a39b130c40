package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.cda.imaging.ImagingFixtures;
import org.segursdk.core.document.Document;

/**
 * Runs the publisher's schema and schematrons over samples. They are not ours to ship: {@code CDA_VALIDATOR} names a command
 * that takes files and exits with 0 when none has an error.
 */
@EnabledIfEnvironmentVariable(
        named = "CDA_VALIDATOR",
        matches = ".+",
        disabledReason = "CDA_VALIDATOR names no command that runs the official schema and schematrons")
class OfficialRulesTest {
    private static final int COUNT = 12;
    private static final long SEED = 7;

    @Test
    void samples_haveNoError(@TempDir Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv("CDA_VALIDATOR")));
        for (int i = 0; i < COUNT; i++) {
            if (i % 50 != 7) {
                command.add(write(
                        directory.resolve("vsm-" + i + ".xml"),
                        CdaSamples.vsm(SEED, i).toDocument()));
            }
            command.add(write(
                    directory.resolve("n1-" + i + ".xml"),
                    CdaSamples.n1(SEED, i).toDocument()));
        }
        command.add(write(
                directory.resolve("vsm-full.xml"), Fixtures.fullVsm().build().toDocument()));
        command.add(write(
                directory.resolve("vsm-empty.xml"), Fixtures.emptyVsm().build().toDocument()));
        command.add(write(
                directory.resolve("cr-img-everything.xml"),
                ImagingFixtures.everything().build().toDocument()));
        command.add(write(
                directory.resolve("cr-img-smallest.xml"),
                ImagingFixtures.smallest().build().toDocument()));
        command.add(write(
                directory.resolve("cr-img-n1.xml"),
                ImagingFixtures.pdfReport().build().toDocument()));
        command.add(write(
                directory.resolve("da-img.xml"),
                ImagingFixtures.request().build().toDocument()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String write(Path file, Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            Files.copy(in, file);
        }
        return file.toString();
    }
}
