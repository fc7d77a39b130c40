package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.mss.ChildJvm;

/** A document far larger than the heap is written and read; nothing stays behind. */
class LargeArchiveTest {
    /** In the profile {@code thorough} 200 MB. */
    private static final long LENGTH = Boolean.getBoolean("segursdk.thorough") ? 200_000_000L : 60_000_000L;

    @Test
    void anArchiveFarLargerThanTheHeap_isWrittenAndRead(@TempDir Path folder) throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        new ChildJvm(LargeArchive.class, "-Xmx32m", "-XX:+ExitOnOutOfMemoryError")
                .run(folder.resolve("output.txt"), work, LENGTH);
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }
}
