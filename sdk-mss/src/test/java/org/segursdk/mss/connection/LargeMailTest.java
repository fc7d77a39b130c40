package org.segursdk.mss.connection;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.mss.ChildJvm;

/** A mail is streamed: to SMTP, and to the folder of sent mails. */
class LargeMailTest extends ConnectionTestBase {
    /** In the profile {@code thorough} 200 MB. */
    private static final long LENGTH = Boolean.getBoolean("segursdk.thorough") ? 200_000_000L : 20_000_000L;

    @Test
    void aMailFarLargerThanTheHeapIsSentAndSaved(@TempDir Path folder) throws Exception {
        new ChildJvm(LargeMail.class, "-Xmx16m", "-XX:+ExitOnOutOfMemoryError")
                .run(folder.resolve("output.txt"), directory, LENGTH);
    }
}
