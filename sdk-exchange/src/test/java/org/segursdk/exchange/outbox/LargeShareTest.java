package org.segursdk.exchange.outbox;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.exchange.ChildJvm;

/** A document far larger than the heap is kept, sealed and sent whole. */
class LargeShareTest {
    /** More than the heap of 96 MB; in the profile {@code thorough} 200 MB. */
    private static final long SIZE = Boolean.getBoolean("segursdk.thorough") ? 200_000_000L : 120_000_000L;

    @Test
    void documentLargerThanTheHeap_isSentWhole(@TempDir Path folder) throws Exception {
        new ChildJvm(LargeShare.class, "-Xmx96m", "-XX:+ExitOnOutOfMemoryError")
                .run(folder.resolve("output.txt"), folder, SIZE);
    }
}
