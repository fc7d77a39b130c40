package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.Sandbox;

/** A document far larger than the client's heap goes through, byte for byte. */
class LargeFeedTest {
    /** More than the heap many times over; in the profile {@code thorough} 200 MB. */
    private static final long PDF_SIZE = Boolean.getBoolean("segursdk.thorough") ? 200_000_000L : 40_000_000L;

    /** What the PDF takes in base64. */
    private static final long LENGTH = 4L * (PDF_SIZE / 3 + 1);

    @Test
    void feed_documentFarLargerThanTheHeap_isStoredWhole(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().directory(folder).start()) {
            sandbox.dmp().open(Samples.ins().ins());
            sandbox.pki().credentials(DmpClient.SERVICE);
            Path output = folder.resolve("client.txt");
            Process client = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeFeed.class.getName(),
                            sandbox.baseUri().toString(),
                            folder.toString(),
                            Long.toString(LENGTH)))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = client.waitFor(5, TimeUnit.MINUTES);
            client.destroyForcibly();
            assertThat(ended).isTrue();
            assertThat(client.exitValue()).as(Files.readString(output)).isZero();
            assertThat(sandbox.dmp().documents(Samples.MATRICULE))
                    .filteredOn(each -> !each.isSignature())
                    .singleElement()
                    .extracting(DmpDocument::size)
                    .satisfies(size -> assertThat(size).isGreaterThan(LENGTH));
        }
    }
}
