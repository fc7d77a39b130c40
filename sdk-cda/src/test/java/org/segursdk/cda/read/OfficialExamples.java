package org.segursdk.cda.read;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The publisher's example documents, where they are present; they are not ours to ship. */
public final class OfficialExamples {
    private static final String FOLDER = "shared/data/cda/examples";
    private static final String ABSENT =
            "official CDA examples are not here: give their folder with -Dsegursdk.cda.examples";

    private OfficialExamples() {}

    private static Path folder() {
        String told = System.getProperty("segursdk.cda.examples");
        Path found = told == null ? null : Path.of(told);
        for (Path up = Path.of("").toAbsolutePath(); found == null && up != null; up = up.getParent()) {
            found = Files.isDirectory(up.resolve(FOLDER)) ? up.resolve(FOLDER) : null;
        }
        return found == null ? Path.of("absent") : found;
    }

    /** Every example, or a path that is no file. */
    public static Stream<Path> all() throws IOException {
        if (!Files.isDirectory(folder())) {
            return Stream.of(Path.of("absent"));
        }
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream();
        }
    }

    /** Stops the test when the examples are not here. */
    public static Path present(Path file) {
        assumeTrue(Files.isRegularFile(file), ABSENT);
        return file;
    }

    /** The example of that name; stops the test when it is not here. */
    public static ReadDocument read(String name) throws IOException {
        return CdaReader.create().read(present(folder().resolve("target").resolve(name)));
    }

    /** The example of that name among those of further models; stops the test when it is not here. */
    static ReadDocument readOther(String name) throws IOException {
        return CdaReader.create().read(present(folder().resolve("other").resolve(name)));
    }
}
