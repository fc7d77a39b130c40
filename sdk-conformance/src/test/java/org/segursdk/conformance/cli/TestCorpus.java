package org.segursdk.conformance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Two artefacts of each kind, written once for all tests that read them. */
public final class TestCorpus {
    public static final String SEED = "3";
    public static final int COUNT = 2;

    private static final Path FOLDER = write();

    private TestCorpus() {}

    /** The folder; nobody writes into it. */
    public static Path folder() {
        return FOLDER;
    }

    private static Path write() {
        Path folder = Path.of("target", "test-corpus").toAbsolutePath();
        delete(folder);
        Kit run = Kit.run("corpus", "--out", folder.toString(), "--seed", SEED, "--count", Integer.toString(COUNT));
        if (run.exit() != 0) {
            throw new IllegalStateException(run.err());
        }
        return folder;
    }

    /** What an earlier run left. */
    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
