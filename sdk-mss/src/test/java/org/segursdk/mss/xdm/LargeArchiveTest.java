package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document far larger than the heap is written and read; nothing stays behind. */
class LargeArchiveTest {
    /** In the profile {@code thorough} 200 MB. */
    private static final long LENGTH = Boolean.getBoolean("segursdk.thorough") ? 200_000_000L : 60_000_000L;

    @Test
    void anArchiveFarLargerThanTheHeap_isWrittenAndRead(@TempDir Path folder) throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeArchive.class.getName(),
                        work.toString(),
                        Long.toString(LENGTH)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }
}
