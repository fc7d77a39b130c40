package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.segursdk.core.document.Document;

class CdaSamplesTest {
    /** {@code -Dcda.samples.dir=DIR -Dcda.samples.count=N -Dcda.samples.seed=S} writes samples for other tools. */
    @Test
    @EnabledIfSystemProperty(named = "cda.samples.dir", matches = ".+")
    void samples_writtenWhenAsked() throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty("cda.samples.dir")));
        int count = Integer.getInteger("cda.samples.count", 20);
        long seed = Long.getLong("cda.samples.seed", 1L);
        for (int i = 0; i < count; i++) {
            write(
                    directory.resolve(name("vsm", seed, i)),
                    CdaSamples.vsm(seed, i).toDocument());
            write(directory.resolve(name("n1", seed, i)), CdaSamples.n1(seed, i).toDocument());
        }
        assertThat(directory).isNotEmptyDirectory();
    }

    private static String name(String kind, long seed, int index) {
        return String.format(Locale.ROOT, "%s-%d-%04d.xml", kind, seed, index);
    }

    private static void write(Path file, Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
